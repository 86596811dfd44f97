// @ts-check
// The data islands: actors, statements and their evidence as columns of numbers; texts are elsewhere.

/** Digits of the base of 85 that bytes are written in: four take five letters, none of which HTML reads. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+-;=?@^_{|}~.:[]';

/** @param {string} text @param {number} length in bytes */
function unpacked(text, length) {
  const values = new Uint8Array(128);
  for (let digit = 0; digit < 85; digit += 1) values[DIGITS.charCodeAt(digit)] = digit;
  const words = new DataView(new ArrayBuffer((text.length / 5) * 4));
  for (let at = 0, place = 0; at < text.length; place += 4) {
    let word = 0;
    for (const end = at + 5; at < end; at += 1) word = word * 85 + values[text.charCodeAt(at)];
    words.setUint32(place, word);
  }
  return new Uint8Array(words.buffer, 0, length);
}

/** The bytes of a data island, unpacked if it is compressed. @param {string} id @returns {Promise<Uint8Array>} */
async function readIsland(id) {
  const holder = byId(id);
  const text = holder.textContent || '';
  holder.textContent = '';
  if (holder.dataset.form !== 'gzip') return new TextEncoder().encode(text);
  const stream = new Blob([unpacked(text, Number(holder.dataset.bytes))]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const DATA = JSON.parse(new TextDecoder().decode(await readIsland('main-data')));
/** @type {any[]} */ const NODES = DATA.nodes;
/** Articles: id, title, number of the outlet, day. @type {{id: string, t: string, b: number, d: string, day: number, of?: number}[]} */
const DOCS = DATA.docs;
/** Evidence in columns: number of the article, place of the sentence in it, day, score; whom a quotation names that no statement leads to. @type {{o: number[], s: number[], d: number[], c: number[], named: Record<number, number[]>}} */
const ITEMS = DATA.items;
/** Stands for a day that isn't known. */ const NO_DAY = -1e6;

const COLUMNS = DATA.edges;
/** Of each statement the number of its first piece of evidence; one more tells the end. */
const itemsFrom = new Int32Array(COLUMNS.id.length + 1);
COLUMNS.v.forEach((/** @type {number} */ count, /** @type {number} */ index) => { itemsFrom[index + 1] = itemsFrom[index] + count; });
/** Of each statement the different sentences that its evidence begins in, the score and its independent articles; all of it, or what lies in the chosen time, outlets and articles. */
const counts = { sentences: new Int32Array(COLUMNS.v.length), scores: Float64Array.from(COLUMNS.c), documents: Int32Array.from(COLUMNS.n) };

/** A statement: its place in the columns, with a name for each. */
class Edge {
  /** @param {number} index */
  constructor(index) { this.index = index; }

  /** @returns {string} */ get id() { return COLUMNS.id[this.index]; }

  /** @returns {number} */ get s() { return COLUMNS.s[this.index]; }

  /** @returns {number} */ get t() { return COLUMNS.t[this.index]; }

  /** @returns {number} */ get r() { return COLUMNS.r[this.index]; }

  /** @returns {number} */ get p() { return COLUMNS.p[this.index]; }

  /** @returns {number} */ get m() { return COLUMNS.m[this.index]; }

  /** Score of the evidence that counts. */ get c() { return counts.scores[this.index]; }

  /** Independent articles of the evidence that counts. */ get n() { return counts.documents[this.index]; }

  /** Outlets of the evidence that counts. */ get b() { return outletsOf(this.index); }

  /** Days of the evidence that counts. */ get d() { return daysOf(this); }

  /** Who claims it. @returns {number[]|undefined} */ get a() { return COLUMNS.extras.a[this.index]; }

  /** Whether speech is to or about its object. @returns {string|undefined} */ get to() { return COLUMNS.extras.to[this.index]; }

  /** Title of an office. @returns {string|undefined} */ get ti() { return COLUMNS.extras.ti[this.index]; }

  /** Whether an office has ended. @returns {boolean|undefined} */ get x() { return COLUMNS.extras.x[this.index]; }

  /** @returns {boolean|undefined} */ get sym() { return COLUMNS.extras.sym[this.index]; }

  /** How it changed. @returns {string|undefined} */ get ch() { return COLUMNS.extras.ch[this.index]; }
}
/** @type {Edge[]} */ const EDGES = COLUMNS.id.map((/** @type {string} */ _, /** @type {number} */ index) => new Edge(index));
/** @type {any[]} */ const RELATIONS = DATA.relations;
/** @type {string[]} */ const TYPES = DATA.types;
/** @type {string[]} */ const MODALITIES = DATA.modalities;
/** Each at least 3 : 1 on the light and on the dark ground. */
const COLORS = ['#1B7BB8', '#D55E00', '#00926A', '#878700', '#D0453A', '#2E8FC7', '#BF6494', '#7F7F7F', '#8468C4', '#B87A00', '#5B8C5A', '#8A7A6A'];
/** @type {Record<string, string>} */ const TYPE_WORDS = { igo: 'international body' };
/** @param {number} type */
const typeWords = (type) => TYPE_WORDS[TYPES[type]] || TYPES[type].replace('_', ' ');
const SHAPES = ['dot', 'square', 'diamond', 'triangle', 'triangleDown', 'hexagon', 'star', 'square', 'diamond', 'dot', 'hexagon', 'dot'];
/** The shapes as paths in a box of 14. @type {Record<string, string>} */
const SHAPE_PATHS = { dot: 'M7 1a6 6 0 1 0 .01 0', square: 'M2 2h10v10H2z', diamond: 'M7 0l7 7-7 7-7-7z', triangle: 'M7 1l6 11H1z', triangleDown: 'M1 2h12L7 13z', hexagon: 'M4 1h6l3 6-3 6H4L1 7z', star: 'M7 0l2 5h5l-4 3 2 6-5-4-5 4 2-6-4-3h5z' };

/** @type {Map<string, number>} */ const numbers = new Map();
/** The number of an actor by its id. @param {string} id */
function numberOf(id) {
  if (!numbers.size) NODES.forEach((node, index) => numbers.set(node.id, index));
  return numbers.get(id);
}

/** Numbers of the edges at each actor, one actor after the other; `touchingFrom` tells where each begins. */
const touchingFrom = new Int32Array(NODES.length + 1);
for (const list of [COLUMNS.s, COLUMNS.t]) for (const node of list) if (node >= 0) touchingFrom[node + 1] += 1;
for (let node = 0; node < NODES.length; node += 1) touchingFrom[node + 1] += touchingFrom[node];
const touchingList = new Int32Array(touchingFrom[NODES.length]);
{
  const next = touchingFrom.slice();
  EDGES.forEach(({ s, t }, index) => { touchingList[next[s]++] = index; if (t >= 0) touchingList[next[t]++] = index; });
}
/** Numbers of the edges at an actor. @param {number} node */
const touching = (node) => [...touchingList.subarray(touchingFrom[node], touchingFrom[node + 1])];

/** Of each piece of evidence its sentence, numbered over all articles: what several words of one sentence say counts once. */
const sentenceOf = new Int32Array(ITEMS.o.length);
const allSentences = (() => {
  const from = new Int32Array(DOCS.length + 1);
  ITEMS.o.forEach((doc, item) => { from[doc + 1] = Math.max(from[doc + 1], ITEMS.s[item] + 1); });
  for (let doc = 0; doc < DOCS.length; doc += 1) from[doc + 1] += from[doc];
  ITEMS.o.forEach((doc, item) => { sentenceOf[item] = from[doc] + ITEMS.s[item]; });
  return from[DOCS.length];
})();
/** The round of counting in which each sentence was last met. */ const metIn = new Int32Array(allSentences);
let countingRound = 0;
const EVERY = () => true;
/** How many different sentences bear out some statements; by default those of the evidence that counts. @param {ArrayLike<number>} edges @param {(item: number) => boolean} [counting] @param {Uint8Array|null} [only] statements that alone count */
function sentencesOf(edges, counting = cut.active ? itemCounts : EVERY, only = null) {
  let count = 0;
  countingRound += 1;
  for (let at = 0; at < edges.length; at += 1) {
    const edge = edges[at];
    if (only && !only[edge]) continue;
    for (let item = itemsFrom[edge], end = itemsFrom[edge + 1]; item < end; item += 1) {
      if (metIn[sentenceOf[item]] === countingRound || (counting !== EVERY && !counting(item))) continue;
      metIn[sentenceOf[item]] = countingRound;
      count += 1;
    }
  }
  return count;
}
/** All sentences of each statement. */ const sentencesEver = Int32Array.from(EDGES, (_, edge) => sentencesOf([edge], EVERY));

/** All sentences of each actor. */ const heft = Int32Array.from(NODES, (_, node) => sentencesOf(touchingList.subarray(touchingFrom[node], touchingFrom[node + 1]), EVERY));
const ranked = [...NODES.keys()].sort((one, other) => heft[other] - heft[one] || one - other);

/** Members of each community, the heaviest first. @type {number[][]} */
const communities = [];
for (const node of ranked) (communities[NODES[node].k] = communities[NODES[node].k] || []).push(node);
/** A community is called by its two heaviest actors. @param {number} community */
const communityName = (community) => communities[community].slice(0, 2).map((node) => plain(NODES[node].l)).join(' and ');

/** How many different sentences of a statement count. @param {number} edge */
const evidenceCount = (edge) => counts.sentences[edge];
/** @param {number} edge */
const happened = (edge) => COLUMNS.p[edge] > 0 && COLUMNS.m[edge] === 0;
/** @param {number} edge */
const isSpeech = (edge) => RELATIONS[COLUMNS.r[edge]].layer === 'speech';
/** @type {string[]} */ const PUBLISHERS = DATA.publishers;

/** @param {string} day */
const dayNumber = (day) => Math.round(Date.parse(day) / 864e5);
/** @param {number} number */
const dayText = (number) => new Date(number * 864e5).toISOString().slice(0, 10);

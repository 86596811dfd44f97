// @ts-check
// The data islands: actors and edges evidence once the page can be used.

/** What a data island holds, unpacked if it is compressed. @param {string} id @returns {Promise<any>} */
async function readIsland(id) {
  const holder = byId(id);
  const text = holder.textContent || '{}';
  holder.textContent = '';
  if (holder.dataset.form !== 'gzip') return JSON.parse(text);
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

const DATA = await readIsland('main-data');
/** @type {any} */ let evidenceIsland = null;
/** The evidence; there once the page is ready. @returns {{docs: any[], items: any[]}} */
const evidence = () => evidenceIsland;
/** @type {any[]} */ const NODES = DATA.nodes;
/** @type {any[]} */ const EDGES = DATA.edges;
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

const numberOf = new Map(NODES.map((node, index) => [node.id, index]));
const edgeOf = new Map(EDGES.map((edge, index) => [edge.id, index]));
/** Numbers of the edges at each actor. @type {number[][]} */
const touching = NODES.map(() => []);
EDGES.forEach((edge, index) => {
  touching[edge.s].push(index);
  if (edge.t >= 0) touching[edge.t].push(index);
});
const heft = NODES.map((_, index) => touching[index].reduce((sum, edge) => sum + EDGES[edge].v[1] - EDGES[edge].v[0], 0));
const ranked = [...NODES.keys()].sort((one, other) => heft[other] - heft[one] || one - other);

/** Members of each community, the heaviest first. @type {number[][]} */
const communities = [];
for (const node of ranked) (communities[NODES[node].k] = communities[NODES[node].k] || []).push(node);
/** A community is called by its two heaviest actors. @param {number} community */
const communityName = (community) => communities[community].slice(0, 2).map((node) => plain(NODES[node].l)).join(' and ');

/** @param {number} edge */
const evidenceCount = (edge) => EDGES[edge].v[1] - EDGES[edge].v[0];
/** @param {number} edge */
const happened = (edge) => EDGES[edge].p > 0 && EDGES[edge].m === 0;
/** @param {number} edge */
const isSpeech = (edge) => RELATIONS[EDGES[edge].r].layer === 'speech';

/** @type {string[]} */ const PUBLISHERS = DATA.publishers;
/** @param {string} day */
const dayNumber = (day) => Math.round(Date.parse(day) / 864e5);
/** @param {number} number */
const dayText = (number) => new Date(number * 864e5).toISOString().slice(0, 10);
/** Which days count: of the event, or of publication. @type {{by: 'event'|'published', first: string, last: string, counts: Map<string, number>}} */
const clock = { by: 'event', first: '', last: '', counts: new Map() };

/** The days of an edge by the chosen clock. @param {any} edge @returns {string[]} */
function daysOf(edge) {
  if (clock.by === 'event') return edge.d;
  if (edge.pub) return edge.pub;
  const { docs, items } = evidence();
  const days = new Set(items.slice(edge.v[0], edge.v[1]).map((/** @type {any} */ item) => docs[item.o].d).filter(Boolean));
  edge.pub = [...days].sort();
  return edge.pub;
}

/** Choose the clock. Its axis holds all days, or the middle 98 in 100 if the others would stretch it by a quarter. @param {'event'|'published'} by */
function setClock(by) {
  /** @type {string[]} */ const days = [];
  clock.by = by;
  clock.counts.clear();
  for (const edge of EDGES) for (const day of daysOf(edge)) { days.push(day); clock.counts.set(day, (clock.counts.get(day) || 0) + 1); }
  days.sort();
  const aside = Math.floor(days.length / 100);
  const axis = (/** @type {number} */ cut) => ({ first: days[cut] || '', last: days[days.length - 1 - cut] || '' });
  const length = (/** @type {{first: string, last: string}} */ one) => dayNumber(one.last) - dayNumber(one.first) + 1;
  Object.assign(clock, length(axis(0)) > 1.25 * length(axis(aside)) ? axis(aside) : axis(0));
}
setClock('event');


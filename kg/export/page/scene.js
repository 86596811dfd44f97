// @ts-check
// What is drawn: filters, focus -> a bounded number of actors and links. The rest is always counted.

/** A pair of actors: `weight` is its different sentences, `mass` those of its statements added up. @typedef {{id: string, a: number, b: number, edges: number[], weight: number, mass: number, sign: number, forth: number, back: number, possible: number, speech: number, events: number, groups?: any[]}} Pair */

/** @type {Pair[]} */ let pairs = [];
/** @type {Pair[][]} */ let pairsAt = [];
/** @type {number[]} */ let passing = [];
/** Of each statement whether it passes. */ const isPassing = new Uint8Array(EDGES.length);
/** Statements without recipient that pass, by actor. @type {Map<number, number[]>} */ const aloneAt = new Map();
/** Evidence of what passes, by actor. */ const heftHere = new Int32Array(NODES.length);
/** What pass all filters but those of one kind, by the bit of `FACET`. @type {Map<number, number[]>} */ const nearly = new Map();
/** @type {{nodes: number[], pairs: Pair[], dropped: number, unnamed: number, linked: number}} */
const scene = { nodes: [], pairs: [], dropped: 0, unnamed: 0, linked: 0 };
/** Its actors, whether or not the graph is open. @type {Set<number>} */ let sceneSet = new Set();
/** @param {number} node */
const placeKnown = (node) => sceneSet.has(node);

/** @param {number} one @param {number} other */
const pairName = (one, other) => `${Math.min(one, other)}-${Math.max(one, other)}`;

/** The pair that each edge belongs to, by number; found once, since filters change often. */
const pairOfEdge = new Int32Array(EDGES.length).fill(-1);
{
  /** @type {Map<number, number>} */ const seen = new Map();
  EDGES.forEach((edge, index) => {
    if (edge.t < 0 || edge.t === edge.s) return;
    const key = Math.min(edge.s, edge.t) * NODES.length + Math.max(edge.s, edge.t);
    const known = seen.get(key) ?? seen.size;
    seen.set(key, known);
    pairOfEdge[index] = known;
  });
}

/** Count the different sentences of each actor and pair, once all that passes is known. */
function countSentences() {
  isPassing.fill(0);
  for (const edge of passing) isPassing[edge] = 1;
  const all = passing.length === EDGES.length && !cut.active;
  for (let node = 0; node < NODES.length; node += 1) {
    const [from, end] = [touchingFrom[node], touchingFrom[node + 1]];
    if (all) heftHere[node] = heft[node];
    else if (end - from < 2) heftHere[node] = end > from && isPassing[touchingList[from]] ? evidenceCount(touchingList[from]) : 0;
    else heftHere[node] = sentencesOf(touchingList.subarray(from, end), undefined, isPassing);
  }
  for (const pair of pairs) pair.weight = pair.edges.length > 1 ? sentencesOf(pair.edges) : pair.mass;
}

/** Join the edges that pass into pairs of actors. */
function gatherPairs() {
  countEvidence();
  /** @type {Pair[]} */ const found = [];
  pairs = [];
  passing = [];
  pairsAt = new Array(NODES.length).fill(NONE);
  aloneAt.clear();
  for (const bit of Object.values(FACET)) nearly.set(bit, []);
  EDGES.forEach((edge, index) => {
    const failed = failures(index);
    if (failed) { for (const bit of failed === FACET.either ? [FACET.time, FACET.publishers] : [failed]) nearly.get(bit)?.push(index); return; }
    passing.push(index);
    if (edge.t < 0) aloneAt.set(edge.s, [...(aloneAt.get(edge.s) || []), index]);
    if (pairOfEdge[index] < 0) return;
    let pair = found[pairOfEdge[index]];
    if (!pair) {
      pair = { id: pairName(edge.s, edge.t), a: Math.min(edge.s, edge.t), b: Math.max(edge.s, edge.t), edges: [], weight: 0, mass: 0, sign: 0, forth: 0, back: 0, possible: 0, speech: 0, events: 0 };
      found[pairOfEdge[index]] = pair;
      pairs.push(pair);
      for (const end of [pair.a, pair.b]) { if (pairsAt[end] === NONE) pairsAt[end] = []; pairsAt[end].push(pair); }
    }
    const count = evidenceCount(index);
    pair.edges.push(index);
    pair.mass += count;
    if (happened(index) && RELATIONS[edge.r].w) {
      pair.events += count;
      pair.sign += Math.sign(RELATIONS[edge.r].w) * count;
    }
    if (isSpeech(index)) pair.speech += count;
    if (edge.sym || edge.s === pair.a) pair.forth += count;
    if (edge.sym || edge.s === pair.b) pair.back += count;
    if (!happened(index)) pair.possible += count;
  });
  countSentences();
  for (const list of pairsAt) list.sort((one, other) => other.weight - one.weight);
}

/** @param {Pair} pair @param {number} node */
const otherEnd = (pair, node) => (pair.a === node ? pair.b : pair.a);

/** Tell whether a link leads from (or to) an actor in the chosen direction. @param {Pair} pair @param {number} node */
function leads(pair, node) {
  if (state.direction === 'both') return true;
  const outward = (node === pair.a) === (state.direction === 'out');
  return (outward ? pair.forth : pair.back) > 0;
}

/** @param {number} start @param {number} depth @returns {Set<number>} */
function surroundings(start, depth) {
  const found = new Set([start]);
  let border = [start];
  for (let step = 0; step < depth; step += 1) {
    /** @type {number[]} */ const next = [];
    for (const node of border) {
      for (const pair of pairsAt[node]) {
        const other = otherEnd(pair, node);
        if (!found.has(other) && found.size < state.shown && isVisible(other) && leads(pair, node)) { found.add(other); next.push(other); }
      }
    }
    border = next;
  }
  return found;
}

/** Tell whether an actor is drawn without being asked for. @param {number} node */
const isVisible = (node) => !state.gone.has(node) && (state.unnamed || !NODES[node].an);

/** The leading actors of what passes, strongest first. @returns {number[]} */
function leadingActors() {
  const all = [...NODES.keys()].filter((node) => heftHere[node] > 0 && (state.only === null || NODES[node].k === state.only));
  scene.linked = all.length;
  const visible = all.filter(isVisible);
  scene.unnamed = state.unnamed ? 0 : all.filter((node) => NODES[node].an && !state.gone.has(node)).length;
  return visible.sort((one, other) => heftHere[other] - heftHere[one] || one - other).slice(0, state.shown);
}

/** @returns {Set<number>} */
function chooseActors() {
  const leading = leadingActors();
  if (state.path) return new Set(state.path);
  if (state.ego && state.actor !== null) return surroundings(state.actor, state.ego);
  const chosen = new Set(state.cast || leading);
  state.pinned.forEach((node) => chosen.add(node));
  if (state.actor !== null) chosen.add(state.actor);
  if (state.pair) for (const end of state.pair.split('-')) chosen.add(Number(end));
  state.gone.forEach((node) => chosen.delete(node));
  return chosen;
}

/** Choose what is drawn. */
function chooseScene() {
  gatherPairs();
  const chosen = chooseActors();
  sceneSet = chosen;
  scene.nodes = [...chosen];
  const inside = pairs.filter((pair) => chosen.has(pair.a) && chosen.has(pair.b));
  const most = 4 * Math.max(state.shown, 40);
  const own = (/** @type {Pair} */ pair) => Number(state.actor !== null && (pair.a === state.actor || pair.b === state.actor));
  inside.sort((one, other) => own(other) - own(one) || other.weight - one.weight);
  scene.dropped = Math.max(0, inside.length - most);
  scene.pairs = inside.slice(0, most);
}

/** One or many of a thing, in words. @param {number} count @param {string} one @param {string} [many] */
const several = (count, one, many = `${one}s`) => `${counted(count)} ${count === 1 ? one : many}`;

/** Statements of actors that are drawn, towards nobody that the text names. */
const countAlone = () => scene.nodes.reduce((sum, node) => sum + (aloneAt.get(node)?.length || 0), 0);

/** What the reader left out of picture and tables alike: whether, words, explanation. @returns {[unknown, string, string][]} */
function leftOut() {
  const undated = nearly.get(FACET.time)?.length || 0;
  const articles = state.articles.size === 1 ? `the article “${articleName([...state.articles][0])}”` : several(state.articles.size, 'article');
  return [
    [undated, `${several(undated, 'statement')} outside the chosen time or undated left out`, 'Their days lie outside the chosen time, or no day is known and “no date” below the axis isn’t ticked.'],
    [state.gone.size, `${several(state.gone.size, 'actor')} hidden by you`, 'Left out of everything; the chip above the picture takes that back.'],
    [state.only !== null, state.only === null ? '' : `only the community of ${communityName(state.only)}`, 'Actors that deal more with one another than with others; the chip above the picture takes that back.'],
    [state.articles.size, `only ${articles}`, 'Other articles count nowhere; the chip above takes that back.'],
  ];
}

/** Those that hold, without saying so. @param {[unknown, string, string][]} parts @returns {[string, string][]} */
const holding = (parts) => parts.filter(([holds]) => holds).map(([, text, help]) => [text, help]);

/** What is shown and what is not, each with an explanation. @returns {[string, string][]} */
function statusParts() {
  const framed = state.cast || state.ego || state.path;
  const rest = framed ? 0 : Math.max(0, scene.linked - scene.unnamed - scene.nodes.length);
  const silent = state.only === null ? Math.max(0, NODES.length - scene.linked - state.gone.size) : 0;
  const alone = countAlone();
  /** @type {[unknown, string, string][]} */ const parts = [
    [true, `${counted(scene.nodes.length)} of ${several(NODES.length, 'actor')} drawn`, 'Actors in the picture, of all that the collection has; “Actors drawn” among the filters sets how many at most.'],
    [true, `${counted(scene.pairs.length)} of ${several(pairs.length, 'link')} drawn`, 'A link joins two actors that a statement is about; those whose actors aren’t both drawn are left out.'],
    [true, `${counted(passing.length)} of ${several(EDGES.length, 'statement')} pass the filters`, 'A statement tells who does or says what to whom; one or several sentences bear it out.'],
    [rest, `${several(rest, 'less-mentioned actor')} not drawn`, 'They pass the filters, but have less evidence than those drawn; “Actors drawn” brings them in.'],
    [scene.unnamed, `${several(scene.unnamed, 'unnamed actor')} not drawn`, 'Articles describe them without a name of their own (a spokesman, protesters); “Unnamed actors too” among the filters brings them in.'],
    [silent, `${several(silent, 'actor')} in no statement that passes`, 'They are named in the articles, but nothing that the filters let through is read of them.'],
    [alone, `${several(alone, 'statement')} without recipient drawn as short lines with a ring`, 'The sentence doesn’t say to whom it was done; the line begins at who did it.'],
    ...leftOut(),
    [scene.dropped, `${several(scene.dropped, 'weakest link')} not drawn`, 'So many lines can’t be told apart; those with least evidence are left out.'],
  ];
  return holding(parts);
}

/** @returns {string} what is shown and what is hidden */
const sceneStatus = () => statusParts().map(([text]) => text).join('; ');

/** Counts below what is open, each with its explanation. @param {[string, string][]} parts */
function showStatus(parts) {
  byId('counts').replaceChildren(...parts.flatMap(([text, help], number) => [number ? '; ' : '', make('span', { title: help }, text)]));
}

/** @param {number} article */
const articleName = (article) => plain(DOCS[article].t || DOCS[article].id);

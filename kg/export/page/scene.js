// @ts-check
// What is drawn: filters, focus -> a bounded number of actors and links. The rest is always counted.

/** @typedef {{id: string, a: number, b: number, edges: number[], weight: number, sign: number, forth: number, back: number, possible: number, speech: number, events: number}} Pair */

/** @type {Pair[]} */ let pairs = [];
/** @type {Pair[][]} */ let pairsAt = [];
/** @type {number[]} */ let passing = [];
/** @type {{nodes: number[], pairs: Pair[], dropped: number}} */
const scene = { nodes: [], pairs: [], dropped: 0 };

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

/** Join the edges that pass into pairs of actors. */
function gatherPairs() {
  /** @type {Pair[]} */ const found = [];
  pairs = [];
  passing = [];
  pairsAt = NODES.map(() => []);
  EDGES.forEach((edge, index) => {
    if (!passes(index)) return;
    passing.push(index);
    if (pairOfEdge[index] < 0) return;
    let pair = found[pairOfEdge[index]];
    if (!pair) {
      pair = { id: pairName(edge.s, edge.t), a: Math.min(edge.s, edge.t), b: Math.max(edge.s, edge.t), edges: [], weight: 0, sign: 0, forth: 0, back: 0, possible: 0, speech: 0, events: 0 };
      found[pairOfEdge[index]] = pair;
      pairs.push(pair);
      pairsAt[pair.a].push(pair);
      pairsAt[pair.b].push(pair);
    }
    const count = evidenceCount(index);
    pair.edges.push(index);
    pair.weight += count;
    if (happened(index) && RELATIONS[edge.r].w) {
      pair.events += count;
      pair.sign += Math.sign(RELATIONS[edge.r].w) * count;
    }
    if (isSpeech(index)) pair.speech += count;
    if (edge.sym || edge.s === pair.a) pair.forth += count;
    if (edge.sym || edge.s === pair.b) pair.back += count;
    if (!happened(index)) pair.possible += count;
  });
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
        if (!found.has(other) && found.size < state.shown && leads(pair, node)) { found.add(other); next.push(other); }
      }
    }
    border = next;
  }
  return found;
}

/** Choose what is drawn. */
function chooseScene() {
  gatherPairs();
  /** @type {Set<number>} */ let chosen = new Set();
  if (state.path) chosen = new Set(state.path);
  else if (state.ego && state.actor !== null) chosen = surroundings(state.actor, state.ego);
  else {
    for (const node of ranked) {
      if (chosen.size >= state.shown) break;
      if (pairsAt[node].length && !state.gone.has(node) && (state.only === null || NODES[node].k === state.only)) chosen.add(node);
    }
    state.pinned.forEach((node) => chosen.add(node));
    if (state.actor !== null) chosen.add(state.actor);
  }
  scene.nodes = [...chosen];
  const inside = pairs.filter((pair) => chosen.has(pair.a) && chosen.has(pair.b));
  const most = 3 * state.shown + 300;
  inside.sort((one, other) => other.weight - one.weight);
  scene.dropped = Math.max(0, inside.length - most);
  scene.pairs = inside.slice(0, most);
}

/** @returns {string} what is shown and what is hidden */
function sceneStatus() {
  const linked = NODES.filter((_, node) => pairsAt[node].length).length;
  const parts = [
    `${counted(scene.nodes.length)} of ${counted(NODES.length)} actors (${counted(Math.max(linked - scene.nodes.length, 0))} linked ones hidden)`,
    `${counted(scene.pairs.length)} of ${counted(pairs.length)} links`,
    `${counted(passing.length)} of ${counted(EDGES.length)} statements pass the filters`,
  ];
  const alone = passing.filter((edge) => EDGES[edge].t < 0).length;
  if (NODES.length > linked) parts.push(`${counted(NODES.length - linked)} actors without link here, in the table`);
  if (state.gone.size) parts.push(`${counted(state.gone.size)} actors hidden by you`);
  if (state.only !== null) parts.push(`only the community of ${communityName(state.only)}`);
  if (alone) parts.push(`${counted(alone)} without recipient, on their actors' cards`);
  if (scene.dropped) parts.push(`${counted(scene.dropped)} weakest links hidden`);
  return parts.join('; ');
}

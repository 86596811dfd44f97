// @ts-check
// The data islands: actors and edges at the start, evidence when it is first asked for.

const DATA = JSON.parse(byId('main-data').textContent || '{}');
/** @type {any[]} */ const NODES = DATA.nodes;
/** @type {any[]} */ const EDGES = DATA.edges;
/** @type {any[]} */ const RELATIONS = DATA.relations;
/** @type {string[]} */ const TYPES = DATA.types;
/** @type {string[]} */ const MODALITIES = DATA.modalities;
const COLORS = ['#0072B2', '#D55E00', '#009E73', '#8C8C00', '#C0392B', '#56B4E9', '#CC79A7', '#7F7F7F', '#6A51A3', '#E69F00', '#5B8C5A', '#A0A0A0'];
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

const PUBLISHERS = [...new Set(EDGES.flatMap((edge) => edge.b))].sort();
const allDays = [...new Set(EDGES.flatMap((edge) => edge.d))].sort();
const FIRST_DAY = allDays[0] || '';
const LAST_DAY = allDays[allDays.length - 1] || '';
/** @param {string} day */
const dayNumber = (day) => Math.round(Date.parse(day) / 864e5);
/** @param {number} number */
const dayText = (number) => new Date(number * 864e5).toISOString().slice(0, 10);

/** @type {any} */ let evidenceIsland = null;

/** The evidence, parsed once. @returns {{docs: any[], items: any[]}} */
function evidence() {
  if (!evidenceIsland) evidenceIsland = JSON.parse(byId('evidence-data').textContent || '{}');
  return evidenceIsland;
}

/** Unpack the evidence if the page holds it compressed. */
async function unpackEvidence() {
  const holder = byId('evidence-data');
  if (holder.dataset.form !== 'gzip') return;
  const bytes = Uint8Array.from(atob(holder.textContent || ''), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  evidenceIsland = JSON.parse(await new Response(stream).text());
  holder.textContent = '';
}

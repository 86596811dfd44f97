// @ts-check
// What the reader has chosen: filters, selection, focus; and which edges pass.

const LAYERS = [
  { id: 'happened', label: 'What happened', help: 'positive, actual, reported by articles themselves' },
  { id: 'claimed', label: 'What is claimed', help: 'what a source says happened, with the source' },
  { id: 'possible', label: 'What is possible or refused', help: 'future, conditional, requested, hedged, asked, negated; dashed' },
  { id: 'speech', label: 'Who says what', help: 'speech, to and about whom' },
  { id: 'all', label: 'Everything', help: 'all layers together' },
];

const state = {
  layer: DATA.options.layer,
  types: new Set(TYPES.keys()),
  relations: new Set(RELATIONS.keys()),
  polarities: new Set([1, -1]),
  modalities: new Set(MODALITIES.keys()),
  publishers: new Set(PUBLISHERS),
  changes: new Set(['new', 'gone', 'changed', 'same']),
  score: 0,
  documents: 1,
  from: FIRST_DAY,
  until: LAST_DAY,
  shown: Math.min(DATA.options.shown, Math.max(NODES.length, 1)),
  community: false,
  /** A community that is shown alone. @type {number|null} */ only: null,
  /** Way of the links that surroundings follow. @type {'both'|'out'|'in'} */ direction: 'both',
  /** Whose quotations, about whom: parts of names. */ saidBy: '',
  saidOf: '',
  /** @type {number|null} */ actor: null,
  /** @type {string|null} */ pair: null,
  ego: 0,
  /** @type {number[]|null} */ path: null,
  /** @type {number|null} */ pathStart: null,
  /** @type {Set<number>} */ pinned: new Set(),
  /** @type {Set<number>} */ gone: new Set(),
  tab: 'graph',
};

/** @param {number} index */
function inLayer(index) {
  const edge = EDGES[index];
  if (state.layer === 'all') return true;
  if (state.layer === 'speech') return isSpeech(index);
  if (isSpeech(index)) return false;
  if (state.layer === 'possible') return !happened(index);
  return happened(index) && (state.layer === 'claimed') === Boolean(edge.a);
}

/** @param {any} edge */
function inTime(edge) {
  if (state.from === FIRST_DAY && state.until === LAST_DAY) return true;
  return edge.d.some((/** @type {string} */ day) => day >= state.from && day <= state.until);
}

/** Tell whether an edge passes all filters. @param {number} index */
function passes(index) {
  const edge = EDGES[index];
  return state.relations.has(edge.r) && state.polarities.has(edge.p) && state.modalities.has(edge.m)
    && state.changes.has(edge.ch || 'same') && edge.c >= state.score && edge.n >= state.documents && inLayer(index)
    && state.types.has(NODES[edge.s].t) && (edge.t < 0 || state.types.has(NODES[edge.t].t))
    && !state.gone.has(edge.s) && !state.gone.has(edge.t)
    && (state.publishers.size === PUBLISHERS.length || edge.b.some((/** @type {string} */ name) => state.publishers.has(name)))
    && inTime(edge);
}

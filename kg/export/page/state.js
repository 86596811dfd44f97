// @ts-check
// What the reader has chosen: filters, selection, focus; and which edges pass.

const LAYERS = [
  { id: 'happened', label: 'What happened', help: 'positive, actual, reported by articles themselves' },
  { id: 'claimed', label: 'What is claimed', help: 'what a source says happened, with the source' },
  { id: 'possible', label: 'What is possible or refused', help: 'future, conditional, requested, hedged, asked, negated; dotted' },
  { id: 'speech', label: 'Who says what', help: 'speech, to and about whom' },
  { id: 'all', label: 'Everything', help: 'all layers together' },
];

const SIZES = { evidence: 'evidence', documents: 'documents', partners: 'partners', speech: 'statements made' };

/** Actors drawn at first: half as many on a phone. */
const SHOWN = matchMedia('(max-width: 600px)').matches ? Math.ceil(DATA.options.shown / 2) : DATA.options.shown;

/** What nobody has chosen anything of yet. */
const freshState = () => ({
  layer: DATA.options.layer,
  types: new Set(TYPES.keys()),
  relations: new Set(RELATIONS.keys()),
  polarities: new Set([1, -1]),
  modalities: new Set(MODALITIES.keys()),
  publishers: new Set(PUBLISHERS.keys()),
  changes: new Set(['new', 'gone', 'changed', 'same']),
  score: 0,
  documents: 1,
  from: clock.first,
  until: clock.last,
  /** Statements that the axis of time has no place for. @type {Set<string>} */ off: new Set(['before', 'after', 'undated']),
  shown: Math.min(SHOWN, Math.max(NODES.length, 1)),
  /** Whether actors without a name of their own are drawn. */ unnamed: false,
  community: false,
  /** @type {keyof typeof SIZES} */ size: 'evidence',
  /** A community that is shown alone. @type {number|null} */ only: null,
  /** Actors that a scene consists of. @type {number[]|null} */ cast: null,
  /** The question whose answers are listed. */ ask: '',
  /** Way of the links that surroundings follow. @type {'both'|'out'|'in'} */ direction: 'both',
  /** Whose quotations, about whom: parts of names. */ saidBy: '',
  saidOf: '',
  /** Whom the articles listed tell of. @type {number|null} */ tellOf: null,
  /** Articles that alone count; none: all. @type {Set<number>} */ articles: new Set(),
  /** @type {number|null} */ actor: null,
  /** @type {string|null} */ pair: null,
  ego: 0,
  /** @type {number[]|null} */ path: null,
  /** @type {number|null} */ pathStart: null,
  /** @type {Set<number>} */ pinned: new Set(),
  /** @type {Set<number>} */ gone: new Set(),
  tab: 'home',
});

const state = freshState();

/** Tell whether an edge is of a layer. @param {number} index @param {string} [layer] */
function inLayer(index, layer = state.layer) {
  const edge = EDGES[index];
  if (layer === 'all') return true;
  if (layer === 'speech') return isSpeech(index);
  if (isSpeech(index)) return false;
  if (layer === 'possible') return !happened(index);
  return happened(index) && (layer === 'claimed') === Boolean(edge.a);
}

/** The kinds of filters, as bits of what an edge fails; `either`: without the time or without the outlets it would pass. */
const FACET = { relations: 1, polarities: 2, modalities: 4, publishers: 8, changes: 16, types: 32, layer: 64, time: 128, other: 256, either: 512 };

/** The filters that an edge fails, as bits of `FACET`; 0 if it passes. @param {number} index */
function failures(index) {
  const edge = EDGES[index];
  let failed = cutBy(index);
  if (!state.relations.has(edge.r)) failed |= FACET.relations;
  if (!state.polarities.has(edge.p)) failed |= FACET.polarities;
  if (!state.modalities.has(edge.m)) failed |= FACET.modalities;
  if (!state.changes.has(edge.ch || 'same')) failed |= FACET.changes;
  if (!inLayer(index)) failed |= FACET.layer;
  if (!state.types.has(NODES[edge.s].t) || (edge.t >= 0 && !state.types.has(NODES[edge.t].t))) failed |= FACET.types;
  // Of what the time or the outlets leave nothing of, the whole is judged: what they are to be counted by must not depend on them.
  const [score, documents] = evidenceCount(index) > 0 ? [edge.c, edge.n] : [COLUMNS.c[index], COLUMNS.n[index]];
  if (score < state.score || documents < state.documents || state.gone.has(edge.s) || state.gone.has(edge.t)) failed |= FACET.other;
  return failed;
}

/** Tell whether an edge passes all filters. @param {number} index */
const passes = (index) => failures(index) === 0;

// @ts-check
// The view as an address: filters and selection <-> the part behind #, in words and ids.

let linksReady = false;

/** @param {URLSearchParams} into @param {string} key @param {Set<any>} chosen @param {any[]} all @param {(value: any) => string} name */
function saveChoice(into, key, chosen, all, name) {
  if (chosen.size < all.length) into.set(key, all.filter((value) => chosen.has(value)).map(name).join('.'));
}

function saveLink() {
  if (!linksReady) return;
  const link = new URLSearchParams();
  if (state.layer !== DATA.options.layer) link.set('layer', state.layer);
  saveChoice(link, 'types', state.types, [...TYPES.keys()], (type) => TYPES[type]);
  saveChoice(link, 'relations', state.relations, [...RELATIONS.keys()], (relation) => RELATIONS[relation].id);
  saveChoice(link, 'polarity', state.polarities, [1, -1], (sign) => (sign > 0 ? 'positive' : 'negative'));
  saveChoice(link, 'modality', state.modalities, [...MODALITIES.keys()], (modality) => MODALITIES[modality]);
  saveChoice(link, 'changes', state.changes, Object.keys(CHANGES), (change) => change);
  if (state.publishers.size < PUBLISHERS.length) link.set('publishers', JSON.stringify([...state.publishers]));
  if (state.score) link.set('score', String(state.score));
  if (state.documents > 1) link.set('documents', String(state.documents));
  if (state.from !== FIRST_DAY) link.set('from', state.from);
  if (state.until !== LAST_DAY) link.set('until', state.until);
  if (state.shown !== DATA.options.shown && state.shown !== NODES.length) link.set('shown', String(state.shown));
  if (state.community) link.set('color', 'community');
  if (state.tab !== 'graph') link.set('view', state.tab);
  if (state.only !== null) link.set('community', NODES[communities[state.only][0]].id);
  if (state.direction !== 'both') link.set('direction', state.direction);
  if (state.gone.size) link.set('hidden', [...state.gone].map((node) => NODES[node].id).join(' '));
  if (state.pinned.size) link.set('pinned', [...state.pinned].map((node) => NODES[node].id).join(' '));
  if (state.saidBy) link.set('by', state.saidBy);
  if (state.saidOf) link.set('about', state.saidOf);
  if (state.actor !== null) link.set('actor', NODES[state.actor].id);
  if (state.ego) link.set('ego', String(state.ego));
  if (state.pair) link.set('link', state.pair.split('-').map((node) => NODES[Number(node)].id).join(' '));
  if (state.path) link.set('path', [state.path[0], state.path[state.path.length - 1]].map((node) => NODES[node].id).join(' '));
  try { history.replaceState(null, '', `#${link}`); } catch { /* a frame without an address of its own */ }
}

/** @param {URLSearchParams} link @param {string} key @param {Set<any>} chosen @param {any[]} all @param {(value: any) => string} name */
function loadChoice(link, key, chosen, all, name) {
  const words = link.get(key);
  if (words === null) return;
  const wanted = new Set(words.split('.'));
  chosen.clear();
  all.filter((value) => wanted.has(name(value))).forEach((value) => chosen.add(value));
}

/** Read the address into the state. @returns {() => void} what to open after the first drawing */
function loadLink() {
  const link = new URLSearchParams(location.hash.slice(1));
  const layer = link.get('layer') || DATA.options.layer;
  if (LAYERS.some((one) => one.id === layer)) state.layer = /** @type {string} */ (layer);
  loadChoice(link, 'types', state.types, [...TYPES.keys()], (type) => TYPES[type]);
  loadChoice(link, 'relations', state.relations, [...RELATIONS.keys()], (relation) => RELATIONS[relation].id);
  loadChoice(link, 'polarity', state.polarities, [1, -1], (sign) => (sign > 0 ? 'positive' : 'negative'));
  loadChoice(link, 'modality', state.modalities, [...MODALITIES.keys()], (modality) => MODALITIES[modality]);
  loadChoice(link, 'changes', state.changes, Object.keys(CHANGES), (change) => change);
  try { if (link.has('publishers')) state.publishers = new Set(JSON.parse(link.get('publishers') || '[]')); } catch { /* a broken link shows all */ }
  state.score = Number(link.get('score')) || 0;
  state.documents = Number(link.get('documents')) || 1;
  const isDay = (/** @type {string|null} */ text) => text !== null && /^\d{4}-\d\d-\d\d$/.test(text);
  if (isDay(link.get('from'))) state.from = /** @type {string} */ (link.get('from'));
  if (isDay(link.get('until'))) state.until = /** @type {string} */ (link.get('until'));
  if (link.has('shown')) state.shown = Math.max(1, Math.min(1500, Number(link.get('shown')) || 300));
  state.community = link.get('color') === 'community';
  const head = numberOf.get(link.get('community'));
  if (head !== undefined) state.only = NODES[head].k;
  const way = link.get('direction');
  if (way === 'in' || way === 'out') state.direction = way;
  for (const [key, chosen] of /** @type {[string, Set<number>][]} */ ([['hidden', state.gone], ['pinned', state.pinned]])) {
    for (const id of (link.get(key) || '').split(' ')) { const node = numberOf.get(id); if (node !== undefined) chosen.add(node); }
  }
  state.saidBy = link.get('by') || '';
  state.saidOf = link.get('about') || '';
  return () => openFromLink(link);
}

/** @param {URLSearchParams} link */
function openFromLink(link) {
  /** @type {string[]} */ const unknown = [];
  /** @param {string} id */
  const find = (id) => { const node = numberOf.get(id); if (node === undefined) unknown.push(id); return node; };
  const actor = link.has('actor') ? find(link.get('actor') || '') : DATA.options.focus ? find(DATA.options.focus) : undefined;
  const ends = (link.get('link') || '').split(' ').filter(Boolean).map(find);
  const path = (link.get('path') || '').split(' ').filter(Boolean).map(find);
  if (actor !== undefined) {
    const ego = Math.min(3, Number(link.get('ego')) || (link.has('actor') ? 0 : DATA.options.context));
    if (ego) focusActor(actor, ego); else selectActor(actor);
  }
  if (ends.length === 2 && ends[0] !== undefined && ends[1] !== undefined) selectPair(pairName(ends[0], ends[1]));
  if (path.length === 2 && path[0] !== undefined && path[1] !== undefined) findPath(path[0], path[1]);
  const view = link.get('view');
  if (view && TABS.includes(view)) openTab(view);
  if (unknown.length) announce(`This link names what the graph doesn't hold: ${unknown.join(', ')}.`);
}

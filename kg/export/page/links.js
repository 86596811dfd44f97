// @ts-check
// The view as an address: filters and selection <-> the part behind #, in words and ids. Moving on is a step of the browser's history.

let linksReady = false;
/** Where the reader is, without the filters: another place is another step. */ let place = '';

/** @param {URLSearchParams} into @param {string} key @param {Set<any>} chosen @param {any[]} all @param {(value: any) => string} name */
function saveChoice(into, key, chosen, all, name) {
  if (chosen.size < all.length) into.set(key, all.filter((value) => chosen.has(value)).map(name).join('.'));
}

/** @param {Iterable<number>} nodes */
const idsOf = (nodes) => [...nodes].map((node) => NODES[node].id).join(' ');

/** @returns {URLSearchParams} */
function addressOf() {
  const link = new URLSearchParams();
  if (state.layer !== DATA.options.layer) link.set('layer', state.layer);
  for (const [key, chosen, all, name] of choices()) saveChoice(link, key, chosen, all, name);
  if (state.publishers.size < PUBLISHERS.length) link.set('publishers', JSON.stringify([...state.publishers].map((one) => PUBLISHERS[one])));
  if (state.score) link.set('score', String(state.score));
  if (state.documents > 1) link.set('documents', String(state.documents));
  if (clock.by !== 'event') link.set('clock', clock.by);
  if (state.from !== clock.first) link.set('from', state.from);
  if (state.until !== clock.last) link.set('until', state.until);
  if (state.off.size < 3 && !playing) link.set('beside', [...state.off].join('.') || 'none');
  if (state.shown !== SHOWN && state.shown !== NODES.length) link.set('shown', String(state.shown));
  if (state.unnamed) link.set('unnamed', '1');
  if (state.community) link.set('color', 'community');
  if (state.size !== 'evidence') link.set('size', state.size);
  if (state.only !== null) link.set('community', NODES[communities[state.only][0]].id);
  if (state.direction !== 'both') link.set('direction', state.direction);
  if (state.gone.size) link.set('hidden', idsOf(state.gone));
  if (state.pinned.size) link.set('pinned', idsOf(state.pinned));
  if (state.articles.size) link.set('articles', [...state.articles].map((one) => DOCS[one].id).join(' '));
  if (state.cast) link.set('cast', idsOf(state.cast));
  if (state.ask) link.set('ask', state.ask);
  if (state.saidBy) link.set('by', state.saidBy);
  if (state.saidOf) link.set('about', state.saidOf);
  if (state.tellOf !== null) link.set('of', NODES[state.tellOf].id);
  if (state.actor !== null) link.set('actor', NODES[state.actor].id);
  if (state.ego) link.set('ego', String(state.ego));
  if (state.pair) link.set('link', idsOf(state.pair.split('-').map(Number)));
  if (state.path) link.set('path', idsOf([state.path[0], state.path[state.path.length - 1]]));
  if (state.tab !== ([...link].length ? 'graph' : 'home')) link.set('view', state.tab);
  return link;
}

/** What is chosen of lists that have words. @returns {[string, Set<any>, any[], (value: any) => string][]} */
const choices = () => [
  ['types', state.types, [...TYPES.keys()], (type) => TYPES[type]],
  ['relations', state.relations, [...RELATIONS.keys()], (relation) => RELATIONS[relation].id],
  ['polarity', state.polarities, [1, -1], (sign) => (sign > 0 ? 'positive' : 'negative')],
  ['modality', state.modalities, [...MODALITIES.keys()], (modality) => MODALITIES[modality]],
  ['changes', state.changes, Object.keys(CHANGES), (change) => change],
];

/** Where the reader is, without the filters. */
const placeName = () => [state.tab, state.actor, state.pair, state.path, state.ego, state.cast, state.ask, state.only, state.saidBy, state.saidOf, state.tellOf, [...state.articles]].join('/');
let saving = 0;

/** Write the view into the address: another place is a step of history, other filters are not; those are written once for many changes. */
function saveLink() {
  if (!linksReady) return;
  clearTimeout(saving);
  if (placeName() === place) { saving = window.setTimeout(() => writeLink('replaceState'), 100); return; }
  place = placeName();
  writeLink('pushState');
}

/** @param {'pushState'|'replaceState'} how */
function writeLink(how) {
  const address = `#${addressOf()}`;
  if (address === location.hash) return;
  try { history[how](null, '', address); } catch { /* a frame without an address of its own */ }
}

/** Choose what the link names; what it names wrongly is told, and a choice of nothing known chooses all.
 * @param {URLSearchParams} link @param {string[]} unknown */
function loadChoices(link, unknown) {
  for (const [key, chosen, all, name] of choices()) {
    const words = link.get(key);
    if (words === null) continue;
    const wanted = new Set(words.split('.').filter(Boolean));
    const known = all.filter((value) => wanted.has(name(value)));
    unknown.push(...[...wanted].filter((word) => !all.some((value) => name(value) === word)));
    if (!known.length && wanted.size) continue;
    chosen.clear();
    known.forEach((value) => chosen.add(value));
  }
  try {
    const wanted = JSON.parse(link.get('publishers') || 'null');
    if (Array.isArray(wanted)) state.publishers = new Set([...PUBLISHERS.keys()].filter((one) => wanted.includes(PUBLISHERS[one])));
  } catch { unknown.push('publishers'); }
}

/** @param {URLSearchParams} link */
function loadTime(link) {
  setClock(link.get('clock') === 'published' ? 'published' : 'event');
  const day = (/** @type {string} */ key, /** @type {string} */ otherwise) => (/^\d{4}-\d\d-\d\d$/.test(link.get(key) || '') ? /** @type {string} */ (link.get(key)) : otherwise);
  state.from = day('from', clock.first);
  state.until = day('until', clock.last);
  if (link.has('beside')) state.off = new Set((link.get('beside') || '').split('.').filter((one) => one in BUCKETS));
}

/** Read the address into the state, draw and open what it names. */
function readAddress() {
  const link = new URLSearchParams(location.hash.slice(1));
  /** @type {string[]} */ const unknown = [];
  clearTimeout(saving);
  linksReady = false;
  Object.assign(state, freshState());
  if (LAYERS.some((one) => one.id === link.get('layer'))) state.layer = /** @type {string} */ (link.get('layer'));
  loadChoices(link, unknown);
  loadTime(link);
  state.score = Number(link.get('score')) || 0;
  state.documents = Number(link.get('documents')) || 1;
  if (link.has('shown')) state.shown = Math.max(1, Math.min(1500, Number(link.get('shown')) || SHOWN));
  state.unnamed = link.get('unnamed') === '1';
  state.community = link.get('color') === 'community';
  if ((link.get('size') || '') in SIZES) state.size = /** @type {keyof typeof SIZES} */ (link.get('size'));
  const way = link.get('direction');
  if (way === 'in' || way === 'out') state.direction = way;
  loadActors(link, unknown);
  state.saidBy = link.get('by') || '';
  state.saidOf = link.get('about') || '';
  state.ask = link.get('ask') || '';
  buildFilters();
  showTime();
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('#layers input'))) input.checked = input.value === state.layer;
  openFromLink(link, unknown);
  linksReady = true;
  place = placeName();
  writeLink('replaceState');
}

/** @param {URLSearchParams} link @param {string[]} unknown @returns {(key: string) => number[]} */
function nodesIn(link, unknown) {
  return (key) => (link.get(key) || '').split(' ').filter(Boolean).flatMap((id) => {
    const node = numberOf(id);
    if (node === undefined) unknown.push(id);
    return node === undefined ? [] : [node];
  });
}

/** @param {URLSearchParams} link @param {string[]} unknown */
function loadActors(link, unknown) {
  const nodes = nodesIn(link, unknown);
  state.gone = new Set(nodes('hidden'));
  state.pinned = new Set(nodes('pinned'));
  if (nodes('cast').length) state.cast = nodes('cast');
  [state.tellOf = null] = nodes('of');
  const [head] = nodes('community');
  if (head !== undefined) state.only = NODES[head].k;
  const wanted = new Set((link.get('articles') || '').split(' ').filter(Boolean));
  DOCS.forEach((doc, number) => { if (wanted.has(doc.id)) state.articles.add(number); });
}

/** @param {URLSearchParams} link @param {string[]} unknown */
function openFromLink(link, unknown) {
  const nodes = nodesIn(link, unknown);
  const [actor] = link.has('actor') ? nodes('actor') : DATA.options.focus && ![...link.keys()].some((key) => key !== 'view') ? [numberOf(DATA.options.focus)] : [];
  const view = link.get('view') || '';
  openTab(TABS.includes(view) ? view : [...link].length || actor !== undefined ? 'graph' : 'home');
  const [ends, path] = [nodes('link'), nodes('path')];
  state.actor = actor ?? null;
  if (actor !== undefined) state.ego = Math.min(3, Number(link.get('ego')) || (link.has('actor') ? 0 : DATA.options.context));
  draw(true);
  if (path.length === 2) findPath(path[0], path[1]);
  else if (ends.length === 2 && !state.ask) selectPair(pairName(ends[0], ends[1]));
  else if (actor !== undefined) showActor(actor);
  else showOverview();
  if (unknown.length) announce(`This link names what the graph doesn't hold: ${[...new Set(unknown)].map(plain).join(', ')}.`);
}

/** Go to a scene as to another page. @param {string} address */
function openAddress(address) {
  try { history.pushState(null, '', `#${address}`); } catch { location.hash = address; }
  readAddress();
}

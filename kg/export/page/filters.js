// @ts-check
// The panel on the left, and the layers above it.

let pending = 0;
/** Draw soon, once for several changes. */
function drawSoon() {
  clearTimeout(pending);
  pending = window.setTimeout(() => draw(), 50);
}

/** @param {number} type */
function swatch(type) {
  const picture = makeSvg('svg', { class: 'swatch', viewBox: '0 0 14 14', 'aria-hidden': 'true' });
  picture.append(makeSvg('path', { d: SHAPE_PATHS[SHAPES[type]], fill: COLORS[type % COLORS.length] }));
  return picture;
}

/** @param {string} title @param {[any, string, number][]} choices value, label, count @param {Set<any>} chosen @param {(value: any) => Node|string} [picture] */
function checkboxes(title, choices, chosen, picture) {
  const boxes = /** @type {HTMLInputElement[]} */ ([]);
  const flip = make('button', { type: 'button', class: 'link', 'aria-label': `${title}: all or none` }, 'all / none');
  flip.addEventListener('click', () => {
    const full = chosen.size > 0 && boxes.every((box) => box.checked);
    choices.forEach(([value], number) => { boxes[number].checked = !full; if (full) chosen.delete(value); else chosen.add(value); });
    drawSoon();
  });
  const group = make('fieldset', {}, make('legend', {}, title), flip);
  for (const [value, label, count] of choices) {
    const box = make('input', { type: 'checkbox' });
    box.checked = chosen.has(value);
    boxes.push(box);
    box.addEventListener('change', () => { if (box.checked) chosen.add(value); else chosen.delete(value); drawSoon(); });
    group.append(make('label', {}, box, ...(picture ? [picture(value)] : []), plain(label), make('span', { class: 'count' }, counted(count))));
  }
  return group;
}

/** @param {string} title @param {number} low @param {number} high @param {number} step @param {number} value @param {(value: number) => void} set */
function slider(title, low, high, step, value, set) {
  const id = `filter-${title.replace(/\W+/g, '-').toLowerCase()}`;
  const shown = make('output', { for: id, class: 'count' }, String(value));
  const input = make('input', { type: 'range', id, min: low, max: high, step, value });
  input.addEventListener('input', () => { shown.textContent = input.value; set(Number(input.value)); drawSoon(); });
  return make('fieldset', {}, make('label', { for: id }, title, shown), input);
}

/** @param {(edge: number) => any} keyOf @returns {Map<any, number>} */
function edgeCounts(keyOf) {
  /** @type {Map<any, number>} */ const counts = new Map();
  EDGES.forEach((_, edge) => counts.set(keyOf(edge), (counts.get(keyOf(edge)) || 0) + 1));
  return counts;
}

function buildFilters() {
  const types = new Map();
  for (const node of NODES) types.set(node.t, (types.get(node.t) || 0) + 1);
  const relations = edgeCounts((edge) => EDGES[edge].r);
  const polarities = edgeCounts((edge) => EDGES[edge].p);
  const modalities = edgeCounts((edge) => EDGES[edge].m);
  const publishers = new Map();
  for (const edge of EDGES) for (const name of edge.b) publishers.set(name, (publishers.get(name) || 0) + 1);
  byId('filters').replaceChildren(
    make('h2', { class: 'hidden-label' }, 'Filters'),
    ...changeBoxes(),
    checkboxes('Actors', [...types.keys()].sort((one, other) => one - other).map((type) => [type, TYPES[type].replace('_', ' '), types.get(type)]), state.types, swatch),
    checkboxes('Relations', [...relations.keys()].sort((one, other) => (relations.get(other) || 0) - (relations.get(one) || 0)).map((relation) => [relation, RELATIONS[relation].label, relations.get(relation) || 0]), state.relations),
    checkboxes('Polarity', [[1, 'positive', polarities.get(1) || 0], [-1, 'negative', polarities.get(-1) || 0]], state.polarities),
    checkboxes('Modality', MODALITIES.map((name, number) => [number, name, modalities.get(number) || 0]), state.modalities),
    slider('Least score', 0, 1, 0.05, state.score, (value) => { state.score = value; }),
    slider('Least documents', 1, Math.max(2, Math.min(10, EDGES.reduce((most, edge) => Math.max(most, edge.n), 1))), 1, state.documents, (value) => { state.documents = value; }),
    slider('Actors shown', Math.min(10, NODES.length), Math.max(11, Math.min(1500, NODES.length)), 1, state.shown, (value) => { state.shown = value; }),
    ...(PUBLISHERS.length > 1 && PUBLISHERS.length <= 40 ? [checkboxes('Publishers', PUBLISHERS.map((name) => [name, name, publishers.get(name) || 0]), state.publishers)] : []),
    communityBox(),
    make('button', { type: 'button', onclick: resetFilters }, 'Reset filters'),
  );
}

function communityBox() {
  const box = make('input', { type: 'checkbox' });
  box.checked = state.community;
  box.addEventListener('change', () => { state.community = box.checked; drawSoon(); });
  return make('fieldset', {}, make('legend', {}, 'Color'), make('label', {}, box, 'by community, not type'));
}

function resetFilters() {
  state.types = new Set(TYPES.keys());
  state.relations = new Set(RELATIONS.keys());
  state.polarities = new Set([1, -1]);
  state.modalities = new Set(MODALITIES.keys());
  state.publishers = new Set(PUBLISHERS);
  state.changes = new Set(Object.keys(CHANGES));
  state.score = 0;
  state.documents = 1;
  state.gone.clear();
  state.pinned.clear();
  state.only = null;
  setTime(FIRST_DAY, LAST_DAY);
  chooseLayer('all');
  buildFilters();
}

/** @param {string} id */
function chooseLayer(id) {
  state.layer = id;
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('#layers input'))) input.checked = input.value === id;
  drawSoon();
}

function buildLayers() {
  for (const { id, label, help } of LAYERS) {
    const count = EDGES.filter((_, edge) => { const before = state.layer; state.layer = id; const inside = inLayer(edge); state.layer = before; return inside; }).length;
    const input = make('input', { type: 'radio', name: 'layer', value: id });
    input.checked = state.layer === id;
    input.addEventListener('change', () => chooseLayer(id));
    byId('layers').append(make('label', { title: help }, input, label, make('span', { class: 'count' }, counted(count))));
  }
}

// @ts-check
// The panel on the left, which is the legend too, and the layers above it. Counts are of what the other filters leave.

let pending = 0;
/** Draw soon, once for several changes. */
function drawSoon() {
  clearTimeout(pending);
  pending = window.setTimeout(() => draw(), 50);
}

/** The cells that counts stand in, by filter and value. @type {Map<string, Map<any, HTMLElement>>} */ const countCells = new Map();

/** @param {number} type */
function swatch(type) {
  const picture = makeSvg('svg', { class: 'swatch', viewBox: '0 0 14 14', 'aria-hidden': 'true' });
  picture.append(makeSvg('path', { d: SHAPE_PATHS[SHAPES[type]], fill: COLORS[type % COLORS.length] }));
  return picture;
}

/** A sample of a line. @param {string} kind @param {number[]} dashes */
function lineSample(kind, dashes) {
  const picture = makeSvg('svg', { class: `sample ${kind}`, viewBox: '0 0 34 10', 'aria-hidden': 'true' });
  picture.append(makeSvg('path', { d: 'M1 5h32', stroke: 'currentColor', 'stroke-width': kind === 'edge' ? 1.5 : 3, 'stroke-dasharray': dashes.join(' ') || 'none' }));
  return picture;
}

/** @param {number} relation */
function relationSample(relation) {
  const { kind, dashes } = lineStyle(Math.sign(RELATIONS[relation].w), RELATIONS[relation].layer === 'speech', false);
  return lineSample(kind, dashes);
}

/** @param {string} title @param {keyof typeof FACET} facet @param {[any, string][]} choices value and label @param {Set<any>} chosen @param {(value: any) => Node|string} [picture] */
function checkboxes(title, facet, choices, chosen, picture) {
  const boxes = /** @type {HTMLInputElement[]} */ ([]);
  const cells = new Map();
  countCells.set(facet, cells);
  const flip = make('button', { type: 'button', class: 'link', 'aria-label': `${title}: all or none` }, 'all / none');
  flip.addEventListener('click', () => {
    const full = chosen.size > 0 && boxes.every((box) => box.checked);
    choices.forEach(([value], number) => { boxes[number].checked = !full; if (full) chosen.delete(value); else chosen.add(value); });
    drawSoon();
  });
  const rows = make('div', { class: choices.length > 16 ? 'rows long' : 'rows' });
  for (const [value, label] of choices) {
    const box = make('input', { type: 'checkbox' });
    const count = make('span', { class: 'count', title: facet === 'types' ? 'Actors that the other filters leave' : 'Statements that the other filters leave' });
    box.checked = chosen.has(value);
    boxes.push(box);
    cells.set(value, count);
    box.addEventListener('change', () => { if (box.checked) chosen.add(value); else chosen.delete(value); drawSoon(); });
    rows.append(make('label', {}, box, ...(picture ? [picture(value)] : []), make('span', { class: 'name' }, plain(label)), count));
  }
  return make('fieldset', {}, make('legend', {}, title), flip, ...(choices.length > 16 ? [narrowBox(title, rows)] : []), rows);
}

/** A box that leaves those rows alone that hold what is typed. @param {string} title @param {HTMLElement} rows */
function narrowBox(title, rows) {
  const input = make('input', { type: 'text', placeholder: 'find …', 'aria-label': `Find among ${title.toLowerCase()}` });
  input.addEventListener('input', () => { for (const row of rows.children) /** @type {HTMLElement} */ (row).hidden = !fold(row.textContent || '').includes(fold(input.value)); });
  return input;
}

/** @param {string} title @param {number} low @param {number} high @param {number} step @param {number} value @param {(value: number) => void} set */
function slider(title, low, high, step, value, set) {
  const id = `filter-${title.replace(/\W+/g, '-').toLowerCase()}`;
  const shown = make('output', { for: id, class: 'count' }, String(value));
  const input = make('input', { type: 'range', id, min: low, max: high, step, value });
  input.addEventListener('input', () => { shown.textContent = input.value; set(Number(input.value)); drawSoon(); });
  return make('fieldset', {}, make('label', { for: id }, title, shown), input);
}

/** A box for yes or no. @param {string} label @param {boolean} value @param {(value: boolean) => void} set */
function switchBox(label, value, set) {
  const box = make('input', { type: 'checkbox' });
  box.checked = value;
  box.addEventListener('change', () => { set(box.checked); drawSoon(); });
  return make('label', {}, box, make('span', { class: 'name' }, label));
}

function buildFilters() {
  const types = [...new Set(NODES.map((node) => node.t))].sort((one, other) => one - other);
  const relations = [...new Set(EDGES.map((edge) => edge.r))];
  const totals = new Map(relations.map((relation) => [relation, 0]));
  for (const edge of EDGES) totals.set(edge.r, (totals.get(edge.r) || 0) + 1);
  relations.sort((one, other) => (totals.get(other) || 0) - (totals.get(one) || 0));
  byId('filters').replaceChildren(
    make('h2', { class: 'hidden-label' }, 'Filters and legend'),
    ...changeBoxes(),
    ...publisherBoxes(),
    checkboxes('Actors', 'types', types.map((type) => [type, typeWords(type)]), state.types, swatch),
    make('fieldset', {}, switchBox('Unnamed actors too', state.unnamed, (value) => { state.unnamed = value; }), switchBox('Color and group by community', state.community, (value) => { state.community = value; buildFilters(); })),
    ...(state.community ? [make('ul', { class: 'lines', id: 'community-legend' })] : []),
    checkboxes('Relations', 'relations', relations.map((relation) => [relation, RELATIONS[relation].label]), state.relations, relationSample),
    make('fieldset', {}, make('legend', {}, 'Links'), make('ul', { class: 'lines' }, ...LINES.map(([kind, dashes, label]) => make('li', {}, lineSample(kind, dashes), label)))),
    sizeChooser(),
    slider('Actors drawn', Math.min(10, NODES.length), Math.max(11, Math.min(1500, NODES.length)), 1, state.shown, (value) => { state.shown = value; }),
    checkboxes('Polarity', 'polarities', [[1, 'positive'], [-1, 'negated']], state.polarities),
    checkboxes('Modality', 'modalities', MODALITIES.map((name, number) => [number, name]), state.modalities),
    slider('Least score', 0, 1, 0.05, state.score, (value) => { state.score = value; }),
    slider('Least documents', 1, Math.max(2, Math.min(10, EDGES.reduce((most, edge) => Math.max(most, edge.n), 1))), 1, state.documents, (value) => { state.documents = value; }),
    make('button', { type: 'button', onclick: resetFilters }, 'Reset filters'),
  );
  updateCounts();
}

/** The outlets as a group that opens: they are many, and must be found without scrolling past them. @returns {HTMLElement[]} */
function publisherBoxes() {
  if (PUBLISHERS.length < 2) return [];
  const list = checkboxes('Publishers', 'publishers', PUBLISHERS.map((name, number) => [number, `${name} (${several(articlesOf(number), 'article')})`]), state.publishers);
  /** @type {HTMLElement} */ (list.querySelector('legend')).className = 'hidden-label';
  const group = make('details', { id: 'publisher-group' }, make('summary', {}, make('strong', {}, 'Publishers'), make('span', { class: 'count', id: 'publisher-count', title: 'Outlets that are chosen' })), list);
  group.open = state.publishers.size < PUBLISHERS.length;
  return [group];
}

/** How many of the outlets are chosen. */
const publishersChosen = () => (state.publishers.size < PUBLISHERS.length ? `${counted(state.publishers.size)} of ${counted(PUBLISHERS.length)}` : counted(PUBLISHERS.length));

function sizeChooser() {
  const chooser = make('select', { id: 'size-by' }, ...Object.entries(SIZES).map(([key, label]) => make('option', { value: key, selected: state.size === key }, label)));
  chooser.addEventListener('change', () => { state.size = chooser.value; arranged = ''; drawSoon(); });
  return make('fieldset', {}, make('label', { for: 'size-by' }, 'Size by', chooser));
}

/** How many articles of an outlet there are. @param {number} outlet */
const articlesOf = (outlet) => DOCS.reduce((count, doc) => count + Number(doc.b === outlet), 0);

/** What kind of value a filter looks at. @type {Record<string, (edge: any) => any[]>} */
const FACET_VALUES = {
  relations: (edge) => [edge.r],
  polarities: (edge) => [edge.p],
  modalities: (edge) => [edge.m],
  publishers: (edge) => outletsIfAll(edge.index),
  changes: (edge) => [edge.ch || 'same'],
};

/** Count anew what each filter would let through, given the others. */
function updateCounts() {
  for (const [facet, cells] of countCells) {
    const edges = [...passing, ...(nearly.get(FACET[/** @type {keyof typeof FACET} */ (facet)]) || [])];
    /** @type {Map<any, number>} */ const counts = new Map();
    if (facet === 'types') {
      const nodes = new Set();
      for (const edge of edges) { nodes.add(EDGES[edge].s); if (EDGES[edge].t >= 0) nodes.add(EDGES[edge].t); }
      for (const node of nodes) if (isVisible(node)) counts.set(NODES[node].t, (counts.get(NODES[node].t) || 0) + 1);
    } else {
      for (const edge of edges) for (const value of FACET_VALUES[facet](EDGES[edge])) counts.set(value, (counts.get(value) || 0) + 1);
    }
    for (const [value, cell] of cells) cell.textContent = counted(counts.get(value) || 0);
  }
  if (document.getElementById('publisher-count')) byId('publisher-count').textContent = publishersChosen();
  const inSight = [...passing, ...(nearly.get(FACET.layer) || [])];
  for (const { id } of LAYERS) { const cell = document.querySelector(`#layers input[value=${id}] ~ .count`); if (cell) cell.textContent = counted(inSight.filter((edge) => inLayer(edge, id)).length); }
  const legend = document.getElementById('community-legend');
  if (legend) legend.replaceChildren(...[...hullColors].map(([community, color]) => { const dot = swatch(0); dot.firstElementChild?.setAttribute('fill', COLORS[color]); return make('li', {}, dot, linkButton(communityName(community), () => showCommunity(state.only === community ? null : community))); }));
}

/** Parts of the address that choose what counts; those of time apart, which bars over time don't depend on. */
const FILTER_KEYS = ['layer', 'types', 'relations', 'polarity', 'modality', 'changes', 'publishers', 'score', 'documents', 'clock', 'hidden', 'articles', 'unnamed'];
const TIME_KEYS = ['from', 'until', 'beside'];
let followed = { filters: '', time: '' };

/** Count anew what stands beside the scene, if the filters have changed: the bars over time and the panel. */
function followFilters() {
  const link = addressOf();
  const now = { filters: FILTER_KEYS.map((key) => link.get(key)).join('\n'), time: TIME_KEYS.map((key) => link.get(key)).join('\n') };
  const before = followed;
  followed = now;
  if (now.filters !== before.filters || !byId('histogram').children.length) showBars();
  if (linksReady && (now.filters !== before.filters || now.time !== before.time)) refillPanel();
}

function resetFilters() {
  Object.assign(state, freshState(), { tab: state.tab });
  moved.clear();
  arranged = '';
  showTime();
  chooseLayer(DATA.options.layer);
  buildFilters();
  showOverview();
}

/** @param {string} id */
function chooseLayer(id) {
  state.layer = id;
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('#layers input'))) input.checked = input.value === id;
  drawSoon();
}

function buildLayers() {
  for (const { id, label, help } of LAYERS) {
    const input = make('input', { type: 'radio', name: 'layer', value: id });
    input.checked = state.layer === id;
    input.addEventListener('change', () => chooseLayer(id));
    byId('layers').append(make('label', { title: help }, input, label, make('span', { class: 'count', title: 'Statements that the filters leave' })));
  }
}

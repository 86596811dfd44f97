// @ts-check
// Everything as tables: actors, statements, quotations. The accessible equivalent of the picture.

const PAGE_ROWS = 300;
let tableRows = PAGE_ROWS;
/** @type {{actors: string, statements: string, quotations: string}} */
const sortKeys = { actors: 'evidence', statements: 'evidence', quotations: 'day' };

/** @param {string} caption @param {[string, string][]} columns @param {any[][]} rows @param {number} total @param {string} sorted @param {(key: string) => void} sort */
function tableOf(caption, columns, rows, total, sorted, sort) {
  const head = columns.map(([label, key]) => make('th', { scope: 'col', 'aria-sort': key && key === sorted ? (key === 'name' ? 'ascending' : 'descending') : null },
    key ? make('button', { type: 'button', onclick: () => sort(key) }, label) : label));
  const body = rows.map((cells) => make('tr', {}, ...cells.map((cell) => make('td', {}, cell))));
  const table = make('table', {}, make('caption', { class: 'hidden-label' }, caption), make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...body));
  const parts = [make('p', {}, `${caption}: ${counted(rows.length)} of ${counted(total)}`), table];
  if (rows.length < total) parts.push(make('p', {}, make('button', { type: 'button', onclick: () => { tableRows += PAGE_ROWS; showTable(); } }, 'Show more rows')));
  return parts;
}

/** @param {any[]} list @param {keyof typeof sortKeys} name @param {string} key */
function sortBy(list, name, key) {
  void list;
  sortKeys[name] = key;
  showTable();
}

function actorTable() {
  const nodes = ranked.filter((node) => state.types.has(NODES[node].t) && touching[node].some(passes));
  const key = sortKeys.actors;
  if (key === 'name') nodes.sort((one, other) => NODES[one].l.localeCompare(NODES[other].l));
  if (key === 'documents') nodes.sort((one, other) => NODES[other].n - NODES[one].n);
  const rows = nodes.slice(0, tableRows).map((node) => {
    const strongest = pairsAt[node][0];
    return [make('span', {}, ...changeChips(NODES[node]), linkButton(NODES[node].l, () => visitActor(node))), TYPES[NODES[node].t].replace('_', ' '), counted(heft[node]), counted(NODES[node].n),
      strongest ? linkButton(`${NODES[otherEnd(strongest, node)].l} ×${strongest.weight}`, () => selectPair(strongest.id)) : ''];
  });
  return tableOf('Actors', [['Actor', 'name'], ['Type', ''], ['Evidence', 'evidence'], ['Documents', 'documents'], ['Strongest link', '']], rows, nodes.length, key, (next) => sortBy(nodes, 'actors', next));
}

/** @param {number} edge */
const lastDay = (edge) => EDGES[edge].d[EDGES[edge].d.length - 1] || '';

function statementTable() {
  const edges = passing.filter((edge) => !isSpeech(edge));
  const key = sortKeys.statements;
  edges.sort(key === 'day' ? (one, other) => lastDay(other).localeCompare(lastDay(one)) : (one, other) => evidenceCount(other) - evidenceCount(one));
  const rows = edges.slice(0, tableRows).map((edge) => [
    linkButton(NODES[EDGES[edge].s].l, () => visitActor(EDGES[edge].s)), RELATIONS[EDGES[edge].r].label,
    EDGES[edge].t < 0 ? '–' : linkButton(NODES[EDGES[edge].t].l, () => visitActor(EDGES[edge].t)),
    make('span', {}, ...statusChips(edge).slice(0, -1)), EDGES[edge].c.toFixed(2), lastDay(edge),
    linkButton(`${evidenceCount(edge)} sentence${evidenceCount(edge) > 1 ? 's' : ''}`, () => showStatement(edge)),
  ]);
  return tableOf('Statements', [['Subject', ''], ['Relation', ''], ['Object', ''], ['Status', ''], ['Score', ''], ['Last day', 'day'], ['Evidence', 'evidence']], rows, edges.length, key, (next) => sortBy(edges, 'statements', next));
}

/** @param {number} edge */
function showStatement(edge) {
  detail.replaceChildren(make('h2', {}, 'Statement'), statementBlock(edge));
  detail.focus();
}

/** @param {number} node @param {string} words */
const namedLike = (node, words) => fold([NODES[node].l, ...(NODES[node].al || [])].join('\n')).includes(words);

/** @param {number|null} by @param {number|null} of */
function openQuotations(by, of) {
  state.saidBy = by === null ? '' : NODES[by].l;
  state.saidOf = of === null ? '' : NODES[of].l;
  openTab('quotations');
}

/** "What did X say about Y": two boxes over the table of quotations. */
function quotationBoxes() {
  const speakers = [...new Set(passing.filter(isSpeech).map((edge) => EDGES[edge].s))].sort((one, other) => heft[other] - heft[one]).slice(0, 400);
  const names = make('datalist', { id: 'speakers' }, ...speakers.map((node) => make('option', { value: plain(NODES[node].l) })));
  /** @param {string} label @param {'saidBy'|'saidOf'} key */
  const box = (label, key) => {
    const input = make('input', { type: 'text', list: 'speakers', value: state[key], id: `box-${key}` });
    input.addEventListener('change', () => { state[key] = input.value; tableRows = PAGE_ROWS; showTable(); saveLink(); byId(`box-${key}`).focus(); });
    return make('label', {}, label, input);
  };
  return make('div', { class: 'boxes' }, box('What did', 'saidBy'), box('say to or about', 'saidOf'), names,
    make('button', { type: 'button', onclick: () => openQuotations(null, null) }, 'Everyone'));
}

/** Quotations of what passes, by and about whom the boxes name. */
function quotationTable() {
  const [by, of] = [fold(state.saidBy.trim()), fold(state.saidOf.trim())];
  /** @type {Map<string, {edge: number, item: number, about: Set<number>}>} */ const found = new Map();
  const items = evidence().items;
  for (const edge of passing) {
    if (!isSpeech(edge)) continue;
    if (by && !namedLike(EDGES[edge].s, by)) continue;
    if (of && (EDGES[edge].t < 0 || !namedLike(EDGES[edge].t, of))) continue;
    for (let item = EDGES[edge].v[0]; item < EDGES[edge].v[1]; item += 1) {
      const id = `${EDGES[edge].s}/${items[item].o}/${items[item].a}/${JSON.stringify(items[item].w)}`;
      const entry = found.get(id) || { edge, item, about: new Set() };
      if (EDGES[edge].t >= 0) entry.about.add(EDGES[edge].t);
      found.set(id, entry);
    }
  }
  const list = [...found.values()];
  const docs = evidence().docs;
  list.sort((one, other) => (docs[items[other.item].o].d || '').localeCompare(docs[items[one.item].o].d || '') || one.item - other.item);
  const rows = list.slice(0, tableRows).map(({ edge, item, about }) => [
    docs[items[item].o].d || '', linkButton(NODES[EDGES[edge].s].l, () => visitActor(EDGES[edge].s)), items[item].ac || 'says',
    isolated(contentOf(items[item])), [...about].map((node) => NODES[node].l).join(', '), linkButton('in context', () => { detail.replaceChildren(make('h2', {}, 'Quotation'), ...statusChips(edge), evidenceQuote(item, edge)); detail.focus(); }),
  ]);
  return [quotationBoxes(), ...tableOf('Quotations', [['Day', 'day'], ['Source', ''], ['Act', ''], ['What was said', ''], ['To or about', ''], ['Evidence', '']], rows, list.length, 'day', () => showTable())];
}

/** The words of a quotation. @param {any} item */
function contentOf(item) {
  const source = evidence().docs[item.o];
  return (item.w || []).map((/** @type {number[]} */ part) => source.s
    .filter((/** @type {any[]} */ one) => one[0] < part[1] && part[0] < one[1])
    .map((/** @type {any[]} */ one) => { const units = toUnits(one[2]); return one[2].slice(units(Math.max(part[0] - one[0], 0)), units(part[1] - one[0])); })
    .join(' ')).join(' … ');
}

function showTable() {
  /** @type {Record<string, (() => HTMLElement[])|undefined>} */
  const makers = { actors: actorTable, statements: statementTable, quotations: quotationTable };
  const make_ = makers[state.tab];
  if (make_) byId('table-panel').replaceChildren(...make_());
}

const TABS = ['graph', 'actors', 'statements', 'quotations'];

/** @param {string} name */
function openTab(name) {
  state.tab = name;
  tableRows = PAGE_ROWS;
  byId('graph-panel').hidden = name !== 'graph';
  byId('table-panel').hidden = name === 'graph';
  byId('table-panel').setAttribute('aria-labelledby', `${name === 'graph' ? 'actors' : name}-tab`);
  for (const one of TABS) {
    const button = byId(`${one}-tab`);
    button.setAttribute('aria-selected', String(one === name));
    button.tabIndex = one === name ? 0 : -1;
  }
  showTable();
  if (name === 'graph' && network) network.redraw();
  saveLink();
}

for (const one of TABS) {
  byId(`${one}-tab`).addEventListener('click', () => openTab(one));
  byId(`${one}-tab`).addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[/** @type {KeyboardEvent} */ (event).key];
    if (!step) return;
    const next = TABS[(TABS.indexOf(one) + step + TABS.length) % TABS.length];
    openTab(next);
    byId(`${next}-tab`).focus();
  });
}

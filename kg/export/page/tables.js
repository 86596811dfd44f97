// @ts-check
// Everything as tables: actors, events, statements, quotations, articles. The accessible equivalent of the picture, and what is exported.

/** A column; `inFiles`: the page shows it within another. @typedef {{label: string, key: string, text: (row: any) => string|number, cell?: (row: any) => Node|string, numeric?: boolean, inFiles?: boolean}} Column */
/** `kind`: what a row is; `all`: how many of them there are without filters; `help`: which of them are rows. @typedef {{caption: string, kind: string, all?: number, help: string, columns: Column[], rows: any[], before?: Node[]}} Table */

const PAGE_ROWS = 300;
/** Names suggested in a box at most. */
const SUGGESTED = 5000;
let tableRows = PAGE_ROWS;
/** By which column each table is sorted, and whether the other way round. @type {Record<string, {key: string, reverse: boolean}>} */
const sorting = { actors: { key: 'evidence', reverse: false }, events: { key: 'day', reverse: false }, statements: { key: 'evidence', reverse: false }, quotations: { key: 'day', reverse: false }, articles: { key: 'day', reverse: false } };

/** Rows in the chosen order: numbers and days from the highest, words from A. @param {Table} table @returns {any[]} */
function sortedRows(table) {
  const { key, reverse } = sorting[state.tab];
  const column = table.columns.find((one) => one.key === key) || table.columns[0];
  const down = Boolean(column.numeric) !== reverse;
  const keyed = table.rows.map((row) => ({ row, value: column.text(row) }));
  keyed.sort((one, other) => {
    const order = typeof one.value === 'number' ? one.value - Number(other.value) : String(one.value).localeCompare(String(other.value));
    return down ? -order : order;
  });
  return keyed.map(({ row }) => row);
}

/** Columns whose words aren't broken, and those with longer ones, which get room for most of theirs. @type {Record<string, string>} */
const CELLS = { relation: 'word', type: 'word', act: 'word', subject: 'names', object: 'names', name: 'names', source: 'names', outlet: 'names', title: 'names', status: 'names' };

/** @param {Table} table */
function tableElement(table) {
  const { key, reverse } = sorting[state.tab];
  const columns = table.columns.filter((column) => !column.inFiles);
  const head = columns.map((column) => {
    const down = Boolean(column.numeric) !== reverse;
    return make('th', { scope: 'col', 'aria-sort': column.key === key ? (down ? 'descending' : 'ascending') : null },
      column.key ? make('button', { type: 'button', 'data-key': column.key, onclick: () => sortBy(column.key) }, column.label, column.key === key ? (down ? ' ▾' : ' ▴') : '') : column.label);
  });
  const rows = sortedRows(table);
  const body = rows.slice(0, tableRows).map((row) => make('tr', {}, ...columns.map((column) => make('td', { class: column.key === 'day' ? 'day' : column.numeric ? 'number' : CELLS[column.key] || null }, column.cell ? column.cell(row) : String(column.text(row))))));
  const element = make('table', {}, make('caption', { class: 'hidden-label' }, table.caption), make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...body));
  const more = () => (body.length < rows.length ? [make('button', { type: 'button', onclick: () => showMore(body.length) }, `Show ${counted(Math.min(PAGE_ROWS, rows.length - body.length))} more rows`)] : []);
  const none = rows.length ? '' : 'Nothing passes the filters; take one away above to see more. ';
  return [...(table.before || []), make('p', {}, `${table.caption}: ${counted(body.length)} of ${counted(rows.length)} ${none}`, ...more()), make('p', { class: 'small sideways', hidden: true }, 'More columns to the right: scroll the table sideways.'), element, make('p', {}, ...more())];
}

/** Show more rows; the focus goes to the first of them. @param {number} shown */
function showMore(shown) {
  tableRows += PAGE_ROWS;
  showTable();
  /** @type {HTMLElement|null} */ (byId('table-panel').querySelectorAll('tbody tr')[shown].querySelector('button, input'))?.focus();
}

/** Sort by a column, the other way round if it is chosen already. @param {string} key */
function sortBy(key) {
  const now = sorting[state.tab];
  sorting[state.tab] = { key, reverse: now.key === key && !now.reverse };
  showTable();
  /** @type {HTMLElement|null} */ (byId('table-panel').querySelector(`[data-key="${key}"]`))?.focus();
}

/** A column of days; files leave a day that isn't known empty. @param {(row: any) => string} text @param {string} [label] @returns {Column} */
const dayColumn = (text, label = 'Day') => ({ label, key: 'day', numeric: true, text, cell: (row) => text(row) || 'no date' });

/** @param {number} node */
const actorCell = (node) => (node < 0 ? '–' : linkButton(fullName(node), () => visitActor(node)));

/** @returns {Table} */
function actorTable() {
  const rows = ranked.filter((node) => state.types.has(NODES[node].t) && heftHere[node] > 0 && isVisible(node));
  const strongest = (/** @type {number} */ node) => pairsAt[node][0];
  return { caption: 'Actors', kind: 'actor', all: NODES.length, help: 'Actors of statements that pass the filters; those without a name of their own only if “Unnamed actors too” is ticked.', rows, columns: [
    { label: 'Actor', key: 'name', text: fullName, cell: (node) => make('span', {}, ...changeChips(NODES[node]), actorCell(node)) },
    { label: 'Type', key: 'type', text: (node) => typeWords(NODES[node].t) },
    { label: 'Evidence', key: 'evidence', numeric: true, text: (node) => heftHere[node] },
    { label: 'Articles', key: 'documents', numeric: true, text: articlesAt },
    { label: 'Partners', key: 'partners', numeric: true, text: (node) => pairsAt[node].length },
    { label: 'Strongest link', key: '', text: (node) => (strongest(node) ? `${fullName(otherEnd(strongest(node), node))} ×${strongest(node).weight}` : ''), cell: (node) => (strongest(node) ? linkButton(`${fullName(otherEnd(strongest(node), node))} ×${strongest(node).weight}`, () => selectPair(strongest(node).id)) : '') },
  ] };
}

/** @param {number} edge */
const lastDay = (edge) => dayNumbers(edge).slice(-1).map(dayText).join('');
/** @param {number} edge */
const objectName = (edge) => (EDGES[edge].t < 0 ? '' : fullName(EDGES[edge].t));
/** @param {number} edge */
const relationName = (edge) => RELATIONS[EDGES[edge].r].label + (RELATIONS[EDGES[edge].r].id === 'holds_role' ? `: ${plain(roleOf(EDGES[edge]))}` : '');
/** Chips but that of the score. @param {number} edge */
const plainChips = (edge) => statusChips(edge).filter((one) => !(one.textContent || '').startsWith('score '));

/** @returns {Table} */
function statementTable() {
  return { caption: 'Statements', kind: 'statement', all: [...EDGES.keys()].filter((edge) => !isSpeech(edge)).length, help: 'A statement tells who does what to whom; who says what is listed among the quotations.', rows: passing.filter((edge) => !isSpeech(edge)), columns: [
    { label: 'Subject', key: 'subject', text: (edge) => fullName(EDGES[edge].s), cell: (edge) => actorCell(EDGES[edge].s) },
    { label: 'Relation', key: 'relation', text: relationName },
    { label: 'Object', key: 'object', text: objectName, cell: (edge) => actorCell(EDGES[edge].t) },
    { label: 'Status', key: 'status', text: (edge) => plainChips(edge).map((one) => one.textContent).join(', '), cell: (edge) => make('span', {}, ...plainChips(edge)) },
    { label: 'Score', key: 'score', numeric: true, text: (edge) => EDGES[edge].c },
    dayColumn(lastDay, 'Last day'),
    { label: 'Evidence', key: 'evidence', numeric: true, text: evidenceCount, cell: (edge) => linkButton(several(evidenceCount(edge), 'sentence'), () => showStatement(edge)) },
  ] };
}

/** @param {number} edge */
function showStatement(edge) {
  fillDetail(make('h2', {}, 'Statement'), statementBlock(edge));
  panelShows(() => showStatement(edge));
  detail.focus();
}

/** Names that hold the words, as words. @param {number} node @param {string} words */
function namedLike(node, words) {
  const text = ` ${fold([fullName(node), ...(NODES[node].al || [])].join('\n')).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return text.includes(` ${words}`);
}

/** @param {number|null} by @param {number|null} of */
function openQuotations(by, of) {
  state.saidBy = by === null ? '' : fullName(by);
  state.saidOf = of === null ? '' : fullName(of);
  tableRows = PAGE_ROWS;
  openTab('quotations');
}

/** Who speaks in what passes, and who is spoken to or about or named in it. @returns {Record<string, Set<number>>} */
function whoIsQuoted() {
  const [speakers, spokenOf] = [new Set(), new Set()];
  for (const edge of passing.filter(isSpeech)) {
    speakers.add(EDGES[edge].s);
    spokenOf.add(EDGES[edge].t);
    for (const item of evidenceOf(edge)) for (const node of ITEMS.named[item] || []) spokenOf.add(node);
  }
  spokenOf.delete(-1);
  return { speakers, spokenOf };
}

/** "What did X say about Y": two boxes over the table of quotations; made once, so that who types goes on undisturbed. */
function quotationBoxes() {
  const boxes = document.getElementById('said') || make('div', { class: 'boxes', id: 'said' }, ...saidBox('What did', 'saidBy', 'speakers'), ...saidBox('say to or about', 'saidOf', 'spokenOf'),
    make('button', { type: 'button', onclick: () => openQuotations(null, null) }, 'Everyone'));
  for (const [id, nodes] of Object.entries(whoIsQuoted())) {
    const names = new Set([...nodes].sort((one, other) => heft[other] - heft[one]).map(fullName));
    boxes.querySelector(`#${id}`)?.replaceChildren(...[...names].slice(0, SUGGESTED).map((value) => make('option', { value })));
  }
  for (const input of boxes.querySelectorAll('input')) if (input !== document.activeElement) input.value = input.id === 'box-saidBy' ? state.saidBy : state.saidOf;
  return boxes;
}

/** @param {string} label @param {'saidBy'|'saidOf'} key @param {string} list id of the names suggested */
function saidBox(label, key, list) {
  const input = make('input', { type: 'text', list, id: `box-${key}` });
  input.addEventListener('change', () => { state[key] = input.value; tableRows = PAGE_ROWS; showTable(); showScope(); saveLink(); });
  return [make('label', {}, label, input), make('datalist', { id: list })];
}

/** Quotations of what passes, by and about whom the boxes name. */
function quotationRows() {
  const words = (/** @type {string} */ text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const [by, of] = [words(state.saidBy), words(state.saidOf)];
  /** @type {Map<string, {edge: number, item: number, about: Set<number>}>} */ const found = new Map();
  for (const edge of passing) {
    if (!isSpeech(edge)) continue;
    if (by && !namedLike(EDGES[edge].s, by)) continue;
    for (const item of evidenceOf(edge)) {
      const { o, a, w } = itemAt(item);
      const id = `${EDGES[edge].s}/${o}/${a}/${JSON.stringify(w)}`;
      const entry = found.get(id) || { edge, item, about: new Set() };
      for (const node of [EDGES[edge].t, ...(ITEMS.named[item] || [])]) if (node >= 0) entry.about.add(node);
      found.set(id, entry);
    }
  }
  return of ? [...found.values()].filter(({ about }) => [...about].some((node) => namedLike(node, of))) : [...found.values()];
}

/** @returns {Table} */
function quotationTable() {
  const doc = (/** @type {any} */ row) => DOCS[ITEMS.o[row.item]];
  return { caption: 'Quotations', kind: 'quotation', help: 'What is quoted or told in other words, of statements that pass the filters.', rows: quotationRows(), before: [quotationBoxes()], columns: [
    dayColumn((row) => doc(row).d),
    { label: 'Source', key: 'source', text: (row) => fullName(EDGES[row.edge].s), cell: (row) => actorCell(EDGES[row.edge].s) },
    { label: 'Act', key: 'act', text: (row) => plain(itemAt(row.item).ac || 'says') },
    { label: 'What was said', key: '', text: (row) => contentOf(itemAt(row.item)), cell: (row) => isolated(contentOf(itemAt(row.item))) },
    { label: 'To or about', key: 'about', text: (row) => [...row.about].map(fullName).join(', ') },
    { label: 'Evidence', key: '', text: (row) => plain(`${doc(row).t || doc(row).id} · ${outletOf(ITEMS.o[row.item])} · ${textOf(ITEMS.o[row.item]).u}`), cell: (row) => linkButton('in context', () => { fillDetail(make('h2', {}, 'Quotation'), ...statusChips(row.edge), evidenceQuote([row.item], row.edge)); detail.focus(); }) },
  ] };
}

/** The words of a quotation; a mark that opens alone is closed, what was reported in other words says so. @param {any} item */
function contentOf(item) {
  const source = textOf(item.o);
  const text = (item.w || []).map((/** @type {number[]} */ part) => source.s
    .filter((/** @type {any[]} */ one) => one[0] < part[1] && part[0] < one[1])
    .map((/** @type {any[]} */ one) => { const units = toUnits(one[2]); return one[2].slice(units(Math.max(part[0] - one[0], 0)), units(part[1] - one[0])); })
    .join(' ')).join(' … ').trim();
  const marks = (text.match(/["“”]/g) || []).length;
  const whole = marks % 2 ? (/["“]/.test(text[0] || '') ? `${text}”` : `“${text}`) : text;
  return item.k === 'indirect' ? `(in other words) ${whole}` : whole;
}

/** @type {Record<string, () => Table>} */
const TABLES = { actors: () => actorTable(), events: () => eventTable(), statements: () => statementTable(), quotations: () => quotationTable(), articles: () => articleTable() };

/** Make the table anew; what has the focus keeps it, what is typed into stays in its place. */
function showTable() {
  const [panel, maker, focused] = [byId('table-panel'), TABLES[state.tab], document.activeElement];
  if (!maker) return;
  const table = maker();
  const parts = tableElement(table);
  const kept = parts[0] === panel.firstChild ? 1 : 0;
  [...panel.childNodes].slice(kept).forEach((one) => one.remove());
  panel.append(...parts.slice(kept));
  const { kind, all, help, rows: { length } } = table;
  showStatus([[`${all === undefined ? several(length, kind) : `${counted(length)} of ${several(all, kind)}`} listed`, help], ...holding(leftOut())]);
  if (focused?.id && !focused.isConnected) document.getElementById(focused.id)?.focus({ preventScroll: true });
  tellSideways();
}

/** Say so where a table is wider than its room. */
function tellSideways() {
  const panel = byId('table-panel');
  /** @type {HTMLElement|null} */ const hint = panel.querySelector('.sideways');
  if (hint) hint.hidden = panel.scrollWidth <= panel.clientWidth;
}
new ResizeObserver(() => requestAnimationFrame(tellSideways)).observe(byId('table-panel'));

const TABS = ['home', 'graph', 'actors', 'events', 'statements', 'quotations', 'articles'];

/** @param {string} name */
function openTab(name) {
  const before = state.tab;
  state.tab = name;
  tableRows = PAGE_ROWS;
  document.body.dataset.tab = name;
  byId('home-panel').hidden = name !== 'home';
  byId('graph-panel').hidden = name !== 'graph';
  byId('table-panel').hidden = !TABLES[name];
  byId('table-panel').setAttribute('aria-labelledby', `${TABLES[name] ? name : 'actors'}-tab`);
  for (const one of TABS) {
    const button = byId(`${one}-tab`);
    button.setAttribute('aria-selected', String(one === name));
    button.tabIndex = one === name ? 0 : -1;
  }
  showTable();
  if (before !== name) byId('table-panel').scrollTop = 0;
  showScope();
  if (name === 'graph' && before !== 'graph') { arranged = ''; measureBox(); drawPicture(true); showStatus(statusParts()); }
  saveLink();
}

/** Open a tab as the reader does: the questions begin anew. @param {string} name */
function chooseTab(name) {
  if (name === 'home') openHome(); else openTab(name);
}

for (const one of TABS) {
  byId(`${one}-tab`).addEventListener('click', () => chooseTab(one));
  byId(`${one}-tab`).addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[/** @type {KeyboardEvent} */ (event).key];
    if (!step) return;
    const next = TABS[(TABS.indexOf(one) + step + TABS.length) % TABS.length];
    chooseTab(next);
    byId(`${next}-tab`).focus();
  });
}

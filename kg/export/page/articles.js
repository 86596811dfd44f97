// @ts-check
// The articles: a table of them, and each with all that was read in it.

/** Statements that pass in each article, and how many of them are speech, as the filters count them. @returns {Map<number, {statements: number, quotations: number, actors: Set<number>}>} */
function articleCounts() {
  const found = new Map(DOCS.map((_, article) => [article, { statements: 0, quotations: 0, actors: new Set() }]));
  for (const edge of passing) {
    for (const article of new Set(evidenceOf(edge).map((item) => ITEMS.o[item]))) {
      const entry = found.get(article);
      if (!entry) continue;
      entry.statements += 1;
      if (isSpeech(edge)) entry.quotations += 1;
      entry.actors.add(EDGES[edge].s);
      if (EDGES[edge].t >= 0) entry.actors.add(EDGES[edge].t);
    }
  }
  return found;
}

/** @returns {Table} */
function articleTable() {
  const counts = articleCounts();
  const of = (/** @type {number} */ row) => /** @type {any} */ (counts.get(row));
  const telling = state.tellOf === null ? null : new Set(touching(state.tellOf).filter(passes).flatMap(evidenceOf).map((item) => ITEMS.o[item]));
  const rows = [...DOCS.keys()].filter((row) => (state.publishers.size >= PUBLISHERS.length || state.publishers.has(DOCS[row].b)) && (!telling || telling.has(row)));
  return { caption: 'Articles', kind: 'article', all: DOCS.length, help: 'Articles of the chosen outlets; statements, speech and actors count what passes the filters.', rows, before: [articleButtons()], columns: [
    dayColumn((row) => DOCS[row].d),
    { label: 'Outlet', key: 'outlet', text: (row) => plain(outletOf(row)), cell: (row) => (outletOf(row) && state.publishers.size > 1 ? linkButton(outletOf(row), () => onlyOutlet(DOCS[row].b)) : plain(outletOf(row))) },
    { label: 'Article', key: 'title', text: articleName, cell: (row) => linkButton(articleName(row), () => showArticle(row)) },
    { label: 'Statements', key: 'statements', numeric: true, text: (row) => of(row).statements },
    { label: 'Of these speech', key: 'speech', numeric: true, text: (row) => of(row).quotations },
    { label: 'Actors', key: 'actors', numeric: true, text: (row) => of(row).actors.size },
    { label: 'Only these', key: '', text: (row) => (state.articles.has(row) ? 'chosen' : ''), cell: (row) => articleBox(row) },
  ] };
}

/** The articles that tell of an actor. @param {number} node */
function openArticles(node) {
  state.tellOf = node;
  openTab('articles');
}

/** @param {number} outlet */
function onlyOutlet(outlet) {
  state.publishers = new Set([outlet]);
  buildFilters();
  draw();
}

/** @param {number} article */
function articleBox(article) {
  const box = make('input', { type: 'checkbox', id: `only-${article}`, 'aria-label': `Only ${articleName(article)}` });
  box.checked = state.articles.has(article);
  box.addEventListener('change', () => { if (box.checked) state.articles.add(article); else state.articles.delete(article); drawSoon(); });
  return box;
}

function articleButtons() {
  return make('div', { class: 'boxes' }, state.articles.size ? make('button', { type: 'button', onclick: () => { state.articles.clear(); draw(); } }, 'All articles again') : 'Tick articles to see those alone in every view.');
}

/** An article: what is kept of its text, with the marks of all that was read in it. @param {number} article */
function showArticle(article) {
  const [doc, { s: sentences, u: url }] = [DOCS[article], textOf(article)];
  /** @type {[number, number, string][]} */ const spans = [];
  /** @type {Set<number>} */ const edges = new Set();
  EDGES.forEach((_, index) => {
    for (let item = itemsFrom[index]; item < itemsFrom[index + 1]; item += 1) if (ITEMS.o[item] === article) { spans.push(...spansOf(itemAt(item))); edges.add(index); }
  });
  const order = ['content', 'subject', 'object', 'cue', 'status'];
  spans.sort((one, other) => order.indexOf(one[2]) - order.indexOf(other[2]));
  const text = make('blockquote', { dir: 'auto', class: 'article' });
  let end = 0;
  for (const sentence of sentences) {
    if (sentence[0] > end + 3) text.append(make('span', { class: 'context' }, ' […] '));
    text.append(...markedSentence(sentence, spans.filter((span) => span[0] < sentence[1] && sentence[0] < span[1])), ' ');
    end = sentence[1];
  }
  const told = [...edges].filter(passes);
  const left = edges.size - told.length;
  fillDetail(
    make('h2', {}, isolated(articleName(article))),
    make('p', {}, plain([outletOf(article), doc.d || 'no date', doc.id].filter(Boolean).join(' · ')), ...webLink(url)),
    make('div', { class: 'buttons' }, make('button', { type: 'button', onclick: () => { state.articles = new Set([article]); openTab('graph'); draw(true); } }, 'Draw this article alone')),
    opening([`Sentences that were read (${counted(sentences.length)})`], () => [text], true),
    opening([`Statements (${counted(told.length)})`], () => [...longList(told, 20, (edge) => linkButton(statementTitle(edge), () => showStatement(edge))), ...(left ? [make('p', { class: 'small' }, `${several(left, 'more statement')} of this article outside what the filters let through.`)] : [])], true),
  );
  panelShows(() => showArticle(article));
  detail.focus();
}

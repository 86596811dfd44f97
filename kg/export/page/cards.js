// @ts-check
// The panel on the right: overview, an actor's card, the evidence of a link, a path.

const detail = byId('detail');

/** @type {[string, string, string][]} */
const LINES = [['good', '', 'mostly cooperation'], ['bad', '7 4', 'mostly conflict'], ['speech', '', 'mostly speech: who speaks to or about whom'], ['edge', '', 'offices, membership, mixed'], ['edge', '2 4', 'only possible, refused or denied']];
const MARKS = ['subject', 'cue', 'object', 'content', 'status'];

/** @param {string} kind @param {string} dashes */
function lineSample(kind, dashes) {
  const picture = makeSvg('svg', { class: `sample ${kind}`, viewBox: '0 0 34 10', 'aria-hidden': 'true' });
  picture.append(makeSvg('path', { d: 'M1 5h32', stroke: 'currentColor', 'stroke-width': 3, 'stroke-dasharray': dashes || 'none' }));
  return picture;
}

function communityList() {
  const large = communities.map((_, number) => number).filter((number) => communities[number].length > 2).slice(0, 10);
  if (large.length < 2) return [];
  return [make('h3', {}, 'Communities'), make('ul', {}, ...large.map((number) => make('li', {}, linkButton(communityName(number), () => showCommunity(state.only === number ? null : number)), make('span', { class: 'count' }, `${counted(communities[number].length)} actors`)))),
    ...(state.only === null ? [] : [make('button', { type: 'button', onclick: () => showCommunity(null) }, 'All communities')])];
}

/** @param {number|null} community */
function showCommunity(community) {
  state.only = community;
  state.ego = 0;
  state.path = null;
  draw(true);
  showOverview();
}

function showOverview() {
  detail.replaceChildren(
    make('h2', {}, 'Overview'),
    make('p', {}, `${counted(NODES.length)} actors, ${counted(EDGES.length)} statements${FIRST_DAY ? `, ${FIRST_DAY} to ${LAST_DAY}` : ''}. Select an actor for its card, a link for the sentences behind it.`),
    ...changeSummary(),
    make('h3', {}, 'Links'),
    make('ul', { class: 'lines' }, ...LINES.map(([kind, dashes, label]) => make('li', {}, lineSample(kind, dashes), label))),
    make('h3', {}, 'Marks in a sentence'),
    make('p', { class: 'legend' }, ...MARKS.map((kind) => make('mark', { class: kind }, kind))),
    make('h3', {}, 'Actors with most evidence'),
    make('ul', {}, ...ranked.slice(0, 12).map((node) => make('li', {}, linkButton(NODES[node].l, () => visitActor(node)), make('span', { class: 'count' }, counted(heft[node]))))),
    ...communityList(),
  );
}

/** @param {number} node */
function visitActor(node) {
  state.pinned.add(node);
  selectActor(node);
  if (state.tab === 'graph') network.focus(node, { scale: Math.max(network.getScale(), 0.8), animation: false });
}

/** @param {number} node */
function selectActor(node) {
  if (state.pathStart !== null && state.pathStart !== node) { findPath(state.pathStart, node); return; }
  state.actor = node;
  state.pair = null;
  const beside = state.path !== null && !state.path.includes(node);
  if (beside) state.path = null; // a path shows its own actors alone
  if (!nodeSet.get(node)) draw(beside);
  network.selectNodes([node], false);
  showActor(node);
  saveLink();
}

/** @param {number} node */
function showActor(node) {
  const data = NODES[node];
  const ids = [TYPES[data.t].replace('_', ' '), data.q ? `Wikidata ${data.q}` : '', data.an ? 'unnamed source' : ''].filter(Boolean);
  detail.replaceChildren(make('h2', {}, isolated(data.l)), make('p', {}, ...changeChips(data), ...ids.map((one) => chip(one))));
  for (const [title, organization, ended, first, last] of data.ro || []) {
    const where = organization >= 0 ? `, ${plain(NODES[organization].l)}` : '';
    const when = first ? ` (${first === last ? first : `${first} – ${last}`})` : '';
    detail.append(make('p', {}, `${ended ? 'Former ' : ''}${plain(title || 'member')}${where}${when}`));
  }
  if (data.al) detail.append(make('p', {}, 'Also: ', isolated(data.al.slice(0, 30).join(', '))));
  if (data.de) detail.append(make('p', {}, 'Described as: ', isolated(data.de.slice(0, 30).join(', '))));
  detail.append(actorButtons(node), ...actorFigures(node));
}

/** @param {number} node */
function actorButtons(node) {
  const ways = make('select', { 'aria-label': 'Direction of the links that surroundings follow', onchange: (/** @type {any} */ event) => { state.direction = event.target.value; if (state.ego) focusActor(node, state.ego); } },
    ...['both', 'out', 'in'].map((way) => make('option', { value: way, selected: state.direction === way }, { both: 'both ways', out: 'outgoing', in: 'incoming' }[way] || way)));
  const egos = [1, 2, 3].map((depth) => make('button', { type: 'button', 'aria-pressed': String(state.ego === depth), onclick: () => focusActor(node, depth), title: `Its surroundings up to ${depth} step${depth > 1 ? 's' : ''}` }, `Ego ${depth}`));
  return make('div', { class: 'buttons' }, ...egos, ways,
    make('button', { type: 'button', onclick: () => focusActor(node, 0) }, 'Whole graph'),
    make('button', { type: 'button', onclick: () => startPath(node) }, 'Path from here'),
    make('button', { type: 'button', 'aria-pressed': String(state.pinned.has(node)), onclick: () => { if (!state.pinned.delete(node)) state.pinned.add(node); draw(); showActor(node); } }, 'Pin'),
    make('button', { type: 'button', onclick: () => { state.gone.add(node); clearSelection(); buildFilters(); } }, 'Hide'));
}

/** @param {number} node @param {number} depth */
function focusActor(node, depth) {
  state.path = null;
  state.ego = depth;
  state.actor = node;
  draw(true);
  showActor(node);
}

/** @param {number} node */
function actorFigures(node) {
  const own = touching[node].filter(passes);
  const made = own.filter((edge) => EDGES[edge].s === node);
  const received = own.length - made.length;
  const signs = own.filter(happened).map((edge) => Math.sign(RELATIONS[EDGES[edge].r].w) * evidenceCount(edge));
  const good = signs.filter((sign) => sign > 0).reduce((sum, sign) => sum + sign, 0);
  const bad = -signs.filter((sign) => sign < 0).reduce((sum, sign) => sum + sign, 0);
  const docs = NODES[node].n;
  const parts = [
    make('p', {}, `${counted(made.length)} statements made, ${counted(received)} received, in ${counted(docs)} independent document${docs === 1 ? '' : 's'}${NODES[node].f ? `, ${NODES[node].f} to ${NODES[node].e}` : ''}. `,
      make('span', { class: 'good' }, `cooperation ${counted(good)}`), ', ', make('span', { class: 'bad' }, `conflict ${counted(bad)}`), '.'),
    ...sparkline(own),
    make('p', {}, `Reported by ${[...new Set(own.flatMap((edge) => EDGES[edge].b))].map(plain).sort().join(', ') || 'outlets unknown'}.`),
    made.concat(own).some(isSpeech) ? make('div', { class: 'buttons' }, linkButton(`What ${NODES[node].l} said`, () => openQuotations(node, null)), linkButton('What was said about it', () => openQuotations(null, node))) : '',
    make('h3', {}, 'Strongest links'),
    make('ul', {}, ...pairsAt[node].slice(0, 12).map((pair) => make('li', {}, linkButton(`${NODES[otherEnd(pair, node)].l} ×${pair.weight}`, () => selectPair(pair.id))))),
    make('h3', {}, 'Relations'),
    make('ul', {}, ...relationCounts(own).map(([label, count]) => make('li', {}, `${label} ${counted(count)}`))),
  ];
  const alone = made.filter((edge) => EDGES[edge].t < 0);
  if (alone.length) parts.push(make('h3', {}, 'Without a recipient'), ...alone.slice(0, 20).map((edge) => statementBlock(edge, 3)));
  return parts;
}

/** Statements over time, as a line of bars. @param {number[]} edges */
function sparkline(edges) {
  const days = edges.flatMap((edge) => EDGES[edge].d).map(dayNumber);
  if (days.length < 3) return [];
  const [first, last] = [dayNumber(FIRST_DAY), dayNumber(LAST_DAY)];
  const bins = new Array(48).fill(0);
  for (const day of days) bins[Math.min(47, Math.floor((48 * (day - first)) / Math.max(1, last - first)))] += 1;
  const most = Math.max(...bins);
  const picture = makeSvg('svg', { class: 'spark', viewBox: '0 0 480 26', preserveAspectRatio: 'none', role: 'img', 'aria-label': `Statements from ${FIRST_DAY} to ${LAST_DAY}` });
  bins.forEach((count, bin) => { if (count) picture.append(makeSvg('rect', { x: bin * 10, y: 26 - (24 * count) / most, width: 8, height: (24 * count) / most, fill: 'currentColor' })); });
  return [picture];
}

/** @param {number[]} edges @returns {[string, number][]} */
function relationCounts(edges) {
  /** @type {Map<string, number>} */ const counts = new Map();
  for (const edge of edges) {
    const label = RELATIONS[EDGES[edge].r].label;
    counts.set(label, (counts.get(label) || 0) + evidenceCount(edge));
  }
  return [...counts].sort((one, other) => other[1] - one[1]);
}

/** @param {string} id of a pair */
function selectPair(id) {
  const pair = pairs.find((one) => one.id === id);
  if (!pair) { announce('No statement of this link passes the filters.'); return; }
  state.pair = id;
  if (pairSet.get(id)) network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
  const [one, other] = [NODES[pair.a], NODES[pair.b]];
  detail.replaceChildren(
    make('h2', {}, isolated(one.l), ' – ', isolated(other.l)),
    make('p', {}, `${counted(pair.edges.length)} statements, ${counted(pair.weight)} pieces of evidence`),
    make('div', { class: 'buttons' }, linkButton(`Card of ${one.l}`, () => visitActor(pair.a)), linkButton(`Card of ${other.l}`, () => visitActor(pair.b))),
    ...contradictions(pair),
    ...byRelation(pair.edges).map((edge) => statementBlock(edge)),
  );
  saveLink();
}

/** @param {number[]} edges */
const byRelation = (edges) => edges.slice().sort((one, other) => Number(isSpeech(one)) - Number(isSpeech(other)) || EDGES[one].r - EDGES[other].r || evidenceCount(other) - evidenceCount(one));

/** Statements of one relation that differ in polarity, side by side. @param {Pair} pair */
function contradictions(pair) {
  /** @type {HTMLElement[]} */ const found = [];
  for (const one of pair.edges) {
    for (const other of pair.edges) {
      const [first, second] = [EDGES[one], EDGES[other]];
      const same = first.s === second.s && first.t === second.t && first.r === second.r;
      if (same && first.p > 0 && second.p < 0 && !isSpeech(one) && first.m === 0 && second.m === 0) {
        found.push(make('h3', {}, `Said and denied: ${statementTitle(one)}`),
          make('div', { class: 'sides' }, make('div', {}, ...statusChips(one), evidenceQuote(first.v[0], one)), make('div', {}, ...statusChips(other), evidenceQuote(second.v[0], other))));
      }
    }
  }
  return found;
}

/** @param {number} node */
function expandActor(node) {
  state.pinned.add(node);
  for (const pair of pairsAt[node].slice(0, 25)) state.pinned.add(otherEnd(pair, node));
  draw();
}

function clearSelection() {
  const framed = state.ego || state.path;
  state.actor = null;
  state.pair = null;
  state.ego = 0;
  state.path = null;
  state.pathStart = null;
  byId('path-button').setAttribute('aria-pressed', 'false');
  showOverview();
  draw(Boolean(framed));
  network.unselectAll();
}

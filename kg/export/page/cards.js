// @ts-check
// The panel on the right: what is shown, an actor, lists of statements.

const detail = byId('detail');

/** @type {[string, number[], string][]} */
const LINES = [['good', [], 'mostly cooperation'], ['bad', [8, 4], 'mostly conflict'], ['speech', [10, 3, 2, 3], 'mostly speech'], ['edge', [], 'offices, membership, mixed'], ['edge', [2, 4], 'only possible, refused or denied']];
const MARKS = ['subject', 'cue', 'object', 'content', 'status'];

/** Makes what the panel shows anew. @type {(() => void)|null} */ let panelMaker = null;
/** Name what fills the panel, so that its counts can follow the filters. @param {() => void} maker */
const panelShows = (maker) => { panelMaker = maker; };

/** What tells an opening from others when it is made anew: its words without their count. @param {Element} summary */
const summaryName = (summary) => [...summary.childNodes].filter((one) => !(one instanceof Element && one.className === 'count')).map((one) => one.textContent).join('').replace(/\(\d[\d,]*\)$/, '');

/** Fill the panel anew after the filters have changed: place, focus and what is open stay. */
function refillPanel() {
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  if (!panelMaker || (focused.tagName === 'TEXTAREA' && detail.contains(focused))) return; // who writes a note isn't disturbed
  const top = detail.scrollTop;
  const open = new Map([...detail.querySelectorAll('summary')].map((one) => [summaryName(one), /** @type {HTMLDetailsElement} */ (one.parentElement).open]));
  panelMaker();
  for (const summary of detail.querySelectorAll('summary')) /** @type {HTMLDetailsElement} */ (summary.parentElement).open = open.get(summaryName(summary)) ?? /** @type {HTMLDetailsElement} */ (summary.parentElement).open;
  if (document.activeElement !== focused) (focused.isConnected ? focused : detail).focus({ preventScroll: true });
  requestAnimationFrame(() => { detail.scrollTop = top; });
}

/** Fill the panel. @param {...(Node|string)} parts */
function fillDetail(...parts) {
  panelMaker = null;
  detail.replaceChildren(...parts);
  requestAnimationFrame(() => { detail.scrollTop = 0; });
}

/** Something that opens; what is inside is made when it first does. @param {(Node|string)[]} summary @param {() => (Node|string)[]} inside @param {boolean} [open] */
function opening(summary, inside, open = false) {
  const box = make('details', {}, make('summary', {}, ...summary));
  const fill = () => { if (box.open && box.children.length === 1) box.append(...inside()); };
  box.addEventListener('toggle', fill);
  box.open = open;
  fill();
  return box;
}

/** A list that begins with its first entries. @template T @param {T[]} all @param {number} most @param {(one: T) => Node} show */
function longList(all, most, show) {
  const list = make('ul', {}, ...all.slice(0, most).map((one) => make('li', {}, show(one))));
  if (all.length <= most) return [list];
  const more = make('button', { type: 'button', onclick: () => { list.append(...all.slice(list.children.length, list.children.length + 40).map((one) => make('li', {}, show(one)))); more.hidden = list.children.length >= all.length; } }, `Show more of ${counted(all.length)}`);
  return [list, more];
}

/** @param {number|null} community */
function showCommunity(community) {
  Object.assign(state, { only: community, ego: 0, path: null, cast: null });
  draw(true);
  showOverview();
}

/** How many of a community are read of under the filters. @param {number} community */
function communityCount(community) {
  const here = communities[community].filter((node) => heftHere[node] > 0).length;
  return here < communities[community].length ? `${counted(here)} of ${several(communities[community].length, 'actor')}` : several(here, 'actor');
}

/** Communities of the whole graph, those with most actors first. */
function communityList() {
  const large = communities.map((_, number) => number).filter((number) => communities[number].length > 2).slice(0, 10);
  if (large.length < 2) return [];
  return [make('h3', {}, 'Communities'), make('ul', {}, ...large.map((number) => make('li', { class: 'row' }, linkButton(communityName(number), () => showCommunity(state.only === number ? null : number)), make('span', { class: 'count' }, communityCount(number))))),
    ...(state.only === null ? [] : [make('button', { type: 'button', onclick: () => showCommunity(null) }, 'All communities')])];
}

function showOverview() {
  if (state.ask) { showAnswers(state.ask); return; }
  fillDetail(
    make('h2', {}, 'What is shown'),
    make('p', {}, 'Select an actor for its card, a link for the sentences behind it. Double-click an actor to draw its neighbors.'),
    ...changeSummary(),
    make('h3', {}, state.cast || state.ego || state.path || state.only !== null ? 'Actors drawn, by evidence' : 'Actors with most evidence'),
    make('ul', {}, ...sceneLeaders().map((node) => make('li', { class: 'row' }, linkButton(fullName(node), () => visitActor(node)), make('span', { class: 'count' }, several(heftHere[node], 'sentence'))))),
    opening(['What the counts below the picture mean'], () => [make('ul', {}, ...statusParts().map(([text, help]) => make('li', {}, make('strong', {}, text), `: ${help}`)))]),
    make('h3', {}, 'Marks in a sentence'),
    make('p', { class: 'legend' }, ...MARKS.map((kind) => make('mark', { class: kind }, kind))),
    ...communityList(),
  );
  panelShows(showOverview);
}

const sceneLeaders = () => scene.nodes.slice().sort((one, other) => heftHere[other] - heftHere[one] || one - other).slice(0, 12);

/** Show an actor wherever it was chosen. @param {number} node */
function visitActor(node) {
  if (state.pathStart !== null && state.pathStart !== node) { findPath(state.pathStart, node); return; }
  if (state.tab === 'home') openTab('graph');
  selectActor(node);
  if (state.tab === 'graph' && !scene.nodes.every((one) => inSight(one))) network.moveTo({ position: placeOf(node), scale: view.scale, animation: false });
}

/** Leave what the graph was restricted to (surroundings, a path, chosen actors, a community) for something else, in one step of history. @param {{actor: number|null, pair: string|null}} chosen */
function leaveFrame(chosen) {
  const framed = state.cast || state.path || state.ego || state.only !== null;
  Object.assign(state, { cast: null, ask: '', path: null, ego: 0, only: null }, chosen);
  if (framed) draw(true);
}

/** Begin with an actor anew, or end the path that waits for one. @param {number} node */
function startActor(node) {
  if (state.pathStart === null) leaveFrame({ actor: node, pair: null });
  visitActor(node);
}

/** Begin with two actors anew: what is between them, or the path that joins them. @param {number} one @param {number} other */
function startPair(one, other) {
  const id = pairName(one, other);
  if (!pairs.some((pair) => pair.id === id)) { findPath(one, other); return; }
  leaveFrame({ actor: null, pair: id });
  selectPair(id);
}

/** @param {number} node */
function inSight(node) {
  const { x, y } = spotOf(node);
  return x > 0 && y > 0 && x < box.wide && y < box.high;
}

/** @param {number} node */
function selectActor(node) {
  if (state.pathStart !== null && state.pathStart !== node) { findPath(state.pathStart, node); return; }
  Object.assign(state, { actor: node, pair: null });
  state.gone.delete(node);
  const beside = state.path !== null && !state.path.includes(node);
  if (beside) state.path = null; // a path shows its own actors alone
  if (!placeKnown(node)) draw(beside);
  markActor();
  showActor(node);
  saveLink();
}

/** An office, and the days that articles tell of it for: no term. @param {any[]} role */
function roleWords([title, organization, ended, first, last]) {
  const where = organization >= 0 ? `, ${fullName(organization)}` : '';
  return plain(`${ended ? 'Former ' : ''}${title || 'office not named'}${where}${first ? ` (told of ${first === last ? first : `${first} to ${last}`})` : ''}`);
}

/** @param {number} node */
function showActor(node) {
  const data = NODES[node];
  const facts = [typeWords(data.t), data.q ? `Wikidata ${data.q}` : '', data.an ? 'not named' : ''].filter(Boolean);
  fillDetail(make('h2', {}, isolated(fullName(node))), make('p', {}, ...changeChips(data), ...facts.map((one) => chip(one))));
  if (data.ro) {
    detail.append(...longList(data.ro, 4, (role) => make('span', {}, roleWords(role))));
  }
  if (data.al) detail.append(make('p', {}, 'Also: ', isolated(data.al.slice(0, 30).join(', '))));
  if (data.de) detail.append(make('p', {}, 'Described as: ', isolated(data.de.slice(0, 30).join(', '))));
  detail.append(actorButtons(node), noteBox(node), ...actorFigures(node), ...actorRelations(node));
  panelShows(() => showActor(node));
}

/** @param {number} node */
function actorButtons(node) {
  const ways = make('select', { 'aria-label': 'Direction of the links that surroundings follow', onchange: (/** @type {any} */ event) => { state.direction = event.target.value; if (state.ego) focusActor(node, state.ego); } },
    ...['both', 'out', 'in'].map((way) => make('option', { value: way, selected: state.direction === way }, { both: 'both ways', out: 'outgoing', in: 'incoming' }[way] || way)));
  const egos = [1, 2, 3].map((depth) => make('button', { type: 'button', 'aria-pressed': String(state.ego === depth), onclick: () => focusActor(node, depth), title: `Draw only ${fullName(node)} and whoever ${several(depth, 'link')} at most ${depth > 1 ? 'lead' : 'leads'} to` }, `Within ${several(depth, 'step')}`));
  const pin = make('button', { type: 'button', 'aria-pressed': String(state.pinned.has(node)), title: 'Keep drawn', onclick: () => { if (!state.pinned.delete(node)) state.pinned.add(node); draw(); showActor(node); } }, 'Pin');
  return make('div', { class: 'buttons' }, ...egos, ways,
    make('button', { type: 'button', onclick: () => focusActor(node, 0) }, 'Whole graph'),
    make('button', { type: 'button', onclick: () => startPath(node) }, 'Path from here'), pin,
    make('button', { type: 'button', title: 'Leave out of everything; Reset filters takes that back', onclick: () => hideActor(node) }, 'Hide'));
}

/** @param {number} node */
function hideActor(node) {
  state.pinned.delete(node);
  if (state.cast) state.cast = state.cast.filter((one) => one !== node);
  state.gone.add(node);
  clearSelection();
}

/** @param {number} node @param {number} depth */
function focusActor(node, depth) {
  Object.assign(state, { path: null, cast: null, pair: null, ego: depth, actor: node });
  if (state.tab !== 'graph') openTab('graph');
  draw(true);
  showActor(node);
}

/** @param {number} node */
function actorFigures(node) {
  const own = touching(node).filter(passes);
  const made = own.filter((edge) => EDGES[edge].s === node);
  const events = own.filter((edge) => happened(edge) && RELATIONS[EDGES[edge].r].w);
  const good = events.filter((edge) => RELATIONS[EDGES[edge].r].w > 0).length;
  const outlets = outletWords(own);
  return [
    make('p', {}, `Subject of ${several(made.length, 'statement')}, object of ${counted(own.length - made.length)}; in `, ...articleWords(node, own), '. ',
      ...(events.length ? ['Of what happened: ', make('span', { class: 'good' }, `${counted(good)} cooperative`), ', ', make('span', { class: 'bad' }, `${counted(events.length - good)} hostile`), '. '] : []),
      outlets.length ? `Reported by ${outlets.slice(0, 8).join(', ')}${outlets.length > 8 ? ` and ${counted(outlets.length - 8)} more` : ''}.` : ''),
    ...sparkline(own),
    make('h3', { title: 'How many different sentences bear each out' }, 'Strongest links (× sentences)'),
    ...longList(pairsAt[node], 8, (pair) => linkButton(`${fullName(otherEnd(pair, node))} ×${counted(pair.weight)}`, () => selectPair(pair.id))),
  ];
}

/** Outlets of some statements, those with most articles first, and how many articles of each if it has several. @param {number[]} edges */
function outletWords(edges) {
  /** @type {Map<number, number>} */ const found = new Map();
  for (const article of new Set(edges.flatMap(evidenceOf).map((item) => ITEMS.o[item]))) found.set(DOCS[article].b, (found.get(DOCS[article].b) || 0) + 1);
  return [...found].filter(([outlet]) => outlet >= 0).sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .map(([outlet, count]) => plain(PUBLISHERS[outlet]) + (count > 1 ? ` (${several(count, 'article')})` : ''));
}

/** The independent articles of some statements, with their days; and in how many the actor is named at all, if those are more. @param {number} node @param {number[]} edges */
function articleWords(node, edges) {
  const articles = [...articlesAmong(edges.flatMap(evidenceOf))];
  const days = articles.map((article) => DOCS[article].d).filter(Boolean).sort();
  const undated = articles.length - days.length;
  const told = days.length ? `, ${days[0]} to ${days[days.length - 1]}${undated ? ` (${counted(undated)} of them without a date)` : ''}` : undated ? ' without a date' : '';
  const all = NODES[node].n > articles.length ? `; named in ${counted(NODES[node].n)} of the whole collection` : '';
  return [linkButton(several(articles.length, 'independent article'), () => openArticles(node)), told + all];
}

/** Relation by relation, what an actor does, what is done to it, and who speaks of whom. @param {number} node */
function actorRelations(node) {
  const own = touching(node).filter(passes);
  const name = fullName(node);
  const made = own.filter((edge) => EDGES[edge].s === node && !isSpeech(edge));
  const received = own.filter((edge) => EDGES[edge].t === node && EDGES[edge].s !== node && !isSpeech(edge));
  const said = own.filter((edge) => EDGES[edge].s === node && isSpeech(edge));
  const told = own.filter((edge) => EDGES[edge].t === node && isSpeech(edge));
  return [
    ...relationList(`What ${name} does`, made, (edge) => EDGES[edge].t, false),
    ...relationList(`What others do to ${name}`, received, (edge) => EDGES[edge].s, true),
    ...(said.length ? [make('h3', {}, `Whom ${name} speaks to or about`), ...counterparts(said, (edge) => EDGES[edge].t, (other) => openQuotations(node, other)), linkButton(`What ${name} said`, () => openQuotations(node, null))] : []),
    ...(told.length ? [make('h3', {}, `What others say of ${name}`), ...counterparts(told, (edge) => EDGES[edge].s, (other) => openQuotations(other, node)), linkButton(`What was said about ${name}`, () => openQuotations(null, node))] : []),
  ];
}

/** @param {string} title @param {number[]} edges @param {(edge: number) => number} other @param {boolean} before whether the others do it, and so stand before the verb */
function relationList(title, edges, other, before) {
  if (!edges.length) return [];
  /** @type {Map<string, number[]>} */ const groups = new Map();
  for (const edge of edges) {
    const key = `${EDGES[edge].p < 0 ? 'not: ' : happened(edge) ? '' : 'maybe: '}${RELATIONS[EDGES[edge].r].label}`;
    groups.set(key, [...(groups.get(key) || []), edge]);
  }
  const order = [...groups].sort((one, next) => next[1].length - one[1].length);
  return [make('h3', {}, title), ...order.map(([label, list]) => opening([...(before ? [names(list, other), ` ${label}`] : [`${label} `, names(list, other)]), make('span', { class: 'count', title: several(list.length, 'statement') }, counted(list.length))], () => list.slice(0, 12).map((edge) => statementBlock(edge, 2))))];
}

/** @param {number[]} edges @param {(edge: number) => number} other */
function names(edges, other) {
  const found = [...new Set(edges.map(other))].map((node) => (node < 0 ? '(recipient not named)' : fullName(node)));
  return isolated(found.slice(0, 4).join(', ') + (found.length > 4 ? ` and ${counted(found.length - 4)} more` : ''));
}

/** @param {number[]} edges @param {(edge: number) => number} other @param {(node: number) => void} choose */
function counterparts(edges, other, choose) {
  /** @type {Map<number, number[]>} */ const groups = new Map();
  for (const edge of edges) if (other(edge) >= 0) groups.set(other(edge), [...(groups.get(other(edge)) || []), edge]);
  return longList([...groups].map(([node, list]) => [node, sentencesOf(list)]).sort((one, next) => next[1] - one[1]), 6, ([node, count]) => linkButton(`${fullName(node)} ×${counted(count)}`, () => choose(node)));
}

/** Statements over time, as a line of bars. @param {number[]} edges */
function sparkline(edges) {
  const days = edges.flatMap((edge) => dayNumbers(edge)).filter((day) => bucketOf(day) === 'axis');
  if (days.length < 3) return [];
  const [first, last] = [dayNumber(clock.first), dayNumber(clock.last)];
  const bins = new Array(48).fill(0);
  for (const day of days) bins[Math.min(47, Math.floor((48 * (day - first)) / Math.max(1, last - first)))] += 1;
  const most = Math.max(...bins);
  const picture = makeSvg('svg', { class: 'spark', viewBox: '0 0 480 26', preserveAspectRatio: 'none', role: 'img', 'aria-label': `Statements from ${clock.first} to ${clock.last}` });
  bins.forEach((count, bin) => { if (count) picture.append(makeSvg('rect', { x: bin * 10, y: 26 - (24 * count) / most, width: 8, height: (24 * count) / most, fill: 'currentColor' })); });
  return [picture];
}

/** @param {string} title @param {number[]} edges */
function showStatements(title, edges) {
  const order = edges.filter(passes).sort((one, other) => Number(isSpeech(one)) - Number(isSpeech(other)) || evidenceCount(other) - evidenceCount(one));
  fillDetail(make('h2', {}, isolated(title)), make('p', {}, several(order.length, 'statement')), ...longList(order, 12, (edge) => statementBlock(edge, 3)));
  panelShows(() => showStatements(title, edges));
}

/** @param {number} node */
function expandActor(node) {
  state.pinned.add(node);
  for (const pair of pairsAt[node].filter((one) => isVisible(otherEnd(one, node))).slice(0, 25)) state.pinned.add(otherEnd(pair, node));
  draw();
}

function clearSelection() {
  const framed = state.ego || state.path || state.cast;
  Object.assign(state, { actor: null, pair: null, ego: 0, path: null, pathStart: null, cast: null, ask: '' });
  byId('path-button').setAttribute('aria-pressed', 'false');
  draw(Boolean(framed));
  showOverview();
  if (network) network.unselectAll();
}

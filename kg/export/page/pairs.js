// @ts-check
// Two actors as a page: balance over time, an index by relation, what is contradicted, what happened in order, who said what of whom.

/** @param {string} id of a pair */
function selectPair(id) {
  const pair = pairs.find((one) => one.id === id);
  if (!pair) { announce('No statement of this link passes the filters.'); return; }
  if (state.tab === 'home') openTab('graph');
  Object.assign(state, { pair: id, actor: null });
  if (!placeKnown(pair.a) || !placeKnown(pair.b)) draw();
  if (network) { network.unselectAll(); repaint(); }
  showPair(pair, null);
  saveLink();
}

/** @param {Pair} pair @param {Group|null} only */
function showPair(pair, only) {
  const [one, other] = [fullName(pair.a), fullName(pair.b)];
  const groups = groupsOf(pair);
  const edges = only ? pair.edges.filter((edge) => isOf(edge, only)) : pair.edges;
  fillDetail(
    make('h2', {}, isolated(one), ' – ', isolated(other)),
    make('p', { title: 'A statement is one relation one way, with its status; a sentence can bear out several, and several sentences one.' }, `${several(pair.edges.length, 'statement')}, read in ${several(pair.weight, 'sentence')}${pair.weight < pair.mass ? ' (some sentences bear out several)' : ''}`),
    make('div', { class: 'buttons' }, linkButton(`Card of ${one}`, () => visitActor(pair.a)), linkButton(`Card of ${other}`, () => visitActor(pair.b))),
    ...balance(pair.edges),
    make('h3', {}, 'Relations'),
    make('ul', { class: 'index' }, ...groups.map((group) => make('li', { class: 'row' }, relationSample(group.relation), make('button', { type: 'button', class: 'link', 'aria-pressed': String(only !== null && sameGroup(only, group)), onclick: () => showPair(pair, only && sameGroup(only, group) ? null : group) }, isolated(groupTitle(group))), make('span', { class: 'count', title: several(group.count, 'sentence') }, counted(group.count))))),
    ...(only ? [make('button', { type: 'button', onclick: () => showPair(pair, null) }, 'All relations')] : contradictions(pair)),
    ...chronology(edges.filter((edge) => !isSpeech(edge))),
    ...speeches(pair, edges),
  );
  panelShows(() => showPairAgain(pair, only));
}

/** What is left of a link under other filters. @param {Pair} pair @param {Group|null} only */
function showPairAgain(pair, only) {
  const now = pairs.find((one) => one.id === pair.id);
  if (now) { showPair(now, only); return; }
  fillDetail(make('h2', {}, isolated(fullName(pair.a)), ' – ', isolated(fullName(pair.b))), make('p', {}, 'No statement of this link passes the filters.'));
  panelShows(() => showPairAgain(pair, only));
}

/** @param {Group} group */
const groupTitle = (group) => `${fullName(group.from)} ${group.negative ? 'not: ' : group.possible ? 'maybe: ' : ''}${RELATIONS[group.relation].label}${group.to_ ? ` ${group.to_}` : ''} ${fullName(group.to)}`;
/** @param {Group} one @param {Group} other */
const sameGroup = (one, other) => groupTitle(one) === groupTitle(other);
/** @param {number} index @param {Group} group */
function isOf(index, group) {
  const edge = EDGES[index];
  return edge.r === group.relation && (group.both || edge.s === group.from) && (edge.p < 0) === group.negative && !happened(index) === group.possible && (edge.to || '') === group.to_;
}

/** Cooperation upwards, conflict downwards, over time. @param {number[]} edges */
function balance(edges) {
  const dated = edges.filter((edge) => happened(edge) && RELATIONS[EDGES[edge].r].w).flatMap((edge) => daysOf(EDGES[edge]).map((day) => ({ day, sign: Math.sign(RELATIONS[EDGES[edge].r].w) })));
  if (dated.length < 2) return [];
  dated.sort((one, other) => one.day.localeCompare(other.day));
  const [first, last] = [dayNumber(dated[0].day), dayNumber(dated[dated.length - 1].day)];
  const bins = Array.from({ length: 40 }, () => [0, 0]);
  for (const { day, sign } of dated) bins[Math.min(39, Math.floor((40 * (dayNumber(day) - first)) / Math.max(1, last - first)))][sign > 0 ? 0 : 1] += 1;
  const most = Math.max(...bins.flat());
  const good = dated.filter(({ sign }) => sign > 0).length;
  const words = `${dated[0].day} to ${dated[dated.length - 1].day}: ${counted(good)} cooperative (up), ${counted(dated.length - good)} hostile (down)`;
  const picture = makeSvg('svg', { class: 'balance', viewBox: '0 0 400 60', preserveAspectRatio: 'none', role: 'img', 'aria-label': words });
  picture.append(makeSvg('path', { d: 'M0 30h400', stroke: 'currentColor', 'stroke-width': 0.5 }));
  bins.forEach(([up, down], bin) => {
    if (up) picture.append(makeSvg('rect', { x: bin * 10 + 1, y: 30 - (28 * up) / most, width: 8, height: (28 * up) / most, class: 'good-fill' }));
    if (down) picture.append(makeSvg('rect', { x: bin * 10 + 1, y: 30, width: 8, height: (28 * down) / most, class: 'bad-fill' }));
  });
  return [make('h3', {}, 'Balance over time'), picture, make('p', { class: 'small' }, words)];
}

/** Statements of one relation that differ in polarity, side by side. @param {Pair} pair */
function contradictions(pair) {
  /** @type {[number, number][]} */ const found = [];
  for (const one of pair.edges) {
    for (const other of pair.edges) {
      const [first, second] = [EDGES[one], EDGES[other]];
      const same = first.s === second.s && first.t === second.t && first.r === second.r;
      if (same && first.p > 0 && second.p < 0 && !isSpeech(one) && first.m === 0 && second.m === 0) found.push([one, other]);
    }
  }
  if (!found.length) return [];
  return [make('h3', {}, 'Said and denied'), ...longList(found, 2, ([one, other]) => sides(one, other))];
}

/** Two statements beside one another. @param {number} one @param {number} other */
function sides(one, other) {
  /** @param {number} edge */
  const side = (edge) => make('div', {}, ...statusChips(edge), evidenceQuote(bySentence(evidenceOf(edge))[0], edge));
  return make('div', {}, make('strong', {}, isolated(statementTitle(one))), make('div', { class: 'sides' }, side(one), side(other)));
}

/** What happened in order: events with all their reports, and statements that report none. @param {number[]} edges */
function chronology(edges) {
  const events = [...new Set(edges.flatMap(eventsOf))].filter(eventPasses);
  const known = new Set(events.flatMap(edgesOfEvent));
  const order = [
    ...events.map((event) => ({ day: eventDay(event), edge: headOf(event), count: reportsOf(event).length, event })),
    ...edges.filter((edge) => !known.has(edge)).map((edge) => ({ day: dayNumbers(edge)[0] ?? NO_DAY, edge, count: evidenceCount(edge), event: -1 })),
  ].sort((one, other) => Number(one.day === NO_DAY) - Number(other.day === NO_DAY) || one.day - other.day || other.count - one.count);
  if (!order.length) return [];
  return [make('h3', {}, `In order of time (${counted(order.length)})`), ...longList(order.map((one, number) => ({ ...one, open: number < 3 })), 15, ({ day, edge, event, open }) => opening(
    [make('span', { class: 'day' }, day === NO_DAY ? 'undated' : dayText(day)), ' ', isolated(statementTitle(edge)), ...orderChips(edge, event)],
    () => (event < 0 ? [statementBlock(edge, 4)] : eventBlock(event, 4)), open))];
}

/** What of the status stands in the order of time. @param {number} edge @param {number} event or -1 */
function orderChips(edge, event) {
  if (event >= 0) return [...changeChips(EDGES[edge]).flatMap((one) => [' ', one]), ...(eventArticles(event) > 1 ? [' ', chip(several(eventArticles(event), 'article'))] : []), ...(EVENTS.u[event] || EVENTS.extras.no[event] ? [' ', chip(eventStatus(event), EVENTS.u[event] === 2 ? 'possible' : 'claim')] : [])];
  return [...(happened(edge) ? [] : [' ', chip(EDGES[edge].p < 0 ? 'negated' : MODALITIES[EDGES[edge].m], 'possible')]), ...(EDGES[edge].a ? [' ', chip('claimed', 'claim')] : [])];
}

/** What each said of the other. @param {Pair} pair @param {number[]} edges */
function speeches(pair, edges) {
  return [[pair.a, pair.b], [pair.b, pair.a]].flatMap(([by, about]) => {
    const said = edges.filter((edge) => isSpeech(edge) && EDGES[edge].s === by);
    if (!said.length) return [];
    const items = bySentence(said.flatMap(evidenceOf));
    return [make('h3', {}, `${fullName(by)} to or about ${fullName(about)} (${counted(items.length)})`), ...longList(items, 3, (one) => evidenceQuote(one, edgeOfItem(one[0]))), linkButton('All in the table of quotations', () => openQuotations(by, about))];
  });
}

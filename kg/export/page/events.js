// @ts-check
// Events: what several articles report as one event is one row, as `kg events` lists it, with all its reports.

/** Events in columns: day, last day, whether its time is stated, status, independent articles, reports. @type {{d: number[], e: number[], st: number[], u: number[], n: number[], i: number[][], extras: {pl: Record<number, string>, by: Record<number, number[]>, no: Record<number, number[]>}}} */
const EVENTS = DATA.events;
const EVENT_STATUSES = ['happened', 'claimed', 'denied'];

/** The statement that a piece of evidence bears out. @param {number} item */
function edgeOfItem(item) {
  let [low, high] = [0, EDGES.length];
  while (high - low > 1) { const middle = (low + high) >> 1; if (itemsFrom[middle] <= item) low = middle; else high = middle; }
  return low;
}

/** @param {number} event */
const edgesOfEvent = (event) => [...new Set(EVENTS.i[event].map(edgeOfItem))];
/** Its first statement, which tells actors and relation. @param {number} event */
const headOf = (event) => edgeOfItem(EVENTS.i[event][0]);
/** @type {Map<number, number[]>} */ const eventsAt = new Map();
/** The events that a statement reports. @param {number} edge */
function eventsOf(edge) {
  if (!eventsAt.size) EVENTS.i.forEach((_, event) => { for (const one of edgesOfEvent(event)) eventsAt.set(one, [...(eventsAt.get(one) || []), event]); });
  return eventsAt.get(edge) || NONE;
}

/** The day that a report counts for by the chosen clock: one that states none has that of its event. @param {number} item @param {number} event */
function dayOfReport(item, event) {
  const published = DOCS[ITEMS.o[item]].day;
  if (clock.by !== 'event') return published;
  return EVENTS.d[event] === NO_DAY || (EVENTS.st[event] && ITEMS.d[item] === published) ? EVENTS.d[event] : ITEMS.d[item];
}

/** The reports of an event that count: of the chosen time, outlets and articles, and of statements that pass all other filters. @param {number} event */
function reportsOf(event) {
  if (passing.length === EDGES.length && !cut.active) return EVENTS.i[event];
  return EVENTS.i[event].filter((item) => (!cut.timed || isDayInTime(dayOfReport(item, event))) && isOfOutlets(item) && isOfArticles(item) && !(failures(edgeOfItem(item)) & ~(FACET.time | FACET.either)));
}

/** Independent articles of the reports that count. @param {number} event */
function eventArticles(event) {
  const reports = reportsOf(event);
  return reports.length === EVENTS.i[event].length ? EVENTS.n[event] : articlesAmong(reports).size;
}

/** The day of an event by the chosen clock: that of its reports where none of those that count states one. @param {number} event */
function eventDay(event) {
  if (clock.by === 'event' && (EVENTS.st[event] || EVENTS.d[event] === NO_DAY)) return EVENTS.d[event];
  const days = reportsOf(event).map((item) => DOCS[ITEMS.o[item]].day).filter((day) => day !== NO_DAY);
  return days.length ? Math.min(...days) : NO_DAY;
}

/** Tell whether some report of an event passes the filters. @param {number} event */
const eventPasses = (event) => reportsOf(event).length > 0;

/** @param {number} event */
function eventDays(event) {
  if (EVENTS.d[event] === NO_DAY) return 'undated';
  const [first, last] = [dayText(EVENTS.d[event]), EVENTS.e[event] === NO_DAY ? '' : dayText(EVENTS.e[event])];
  return `${first}${last && last !== first ? ` to ${last}` : ''}${EVENTS.st[event] ? '' : ', first reported'}`;
}

/** @param {number[]|undefined} actors */
const sourceNames = (actors) => (actors || []).map((node) => (node < 0 ? 'articles' : fullName(node))).join(', ');

/** Whether it happened, who claims it and who denies it. @param {number} event */
function eventStatus(event) {
  const parts = [EVENTS.u[event] ? '' : 'happened'];
  const { by, no } = EVENTS.extras;
  if (by[event]) parts.push(`claimed by ${sourceNames(by[event])}`);
  if (no[event]) parts.push(`denied by ${sourceNames(no[event])}`);
  return parts.filter(Boolean).join(', ') || EVENT_STATUSES[EVENTS.u[event]];
}

/** Independent outlets that report it: a copy counts for the outlet of its original. @param {number} event */
const eventOutlets = (event) => [...new Set(reportsOf(event).map((item) => outletOf(DOCS[ITEMS.o[item]].of ?? ITEMS.o[item])))].filter(Boolean).sort();

/** @returns {Table} */
function eventTable() {
  const rows = EVENTS.d.map((_, event) => event).filter(eventPasses);
  const head = (/** @type {number} */ event) => EDGES[headOf(event)];
  const place = (/** @type {number} */ event) => plain(EVENTS.extras.pl[event] || '');
  return { caption: 'Events', kind: 'event', all: EVENTS.d.length, help: 'Events with a report that passes the filters.', rows, before: [make('p', { class: 'small' }, 'What several articles report as one event is one row; the day is that of the event where a report states it, else of the first report.')], columns: [
    dayColumn((event) => (eventDay(event) === NO_DAY ? '' : dayText(eventDay(event)))),
    { label: 'Subject', key: 'subject', text: (event) => fullName(head(event).s), cell: (event) => actorCell(head(event).s) },
    { label: 'Event', key: 'relation', text: (event) => RELATIONS[head(event).r].label, cell: (event) => make('span', {}, RELATIONS[head(event).r].label, ...(place(event) ? [' ', make('span', { class: 'small' }, `(${place(event)})`)] : [])) },
    { label: 'Object', key: 'object', text: (event) => objectName(headOf(event)), cell: (event) => actorCell(head(event).t) },
    { label: 'Place', key: 'place', text: place, inFiles: true },
    { label: 'Status', key: 'status', text: eventStatus },
    { label: 'Articles', key: 'documents', numeric: true, text: eventArticles },
    { label: 'Outlets', key: 'outlets', numeric: true, text: (event) => eventOutlets(event).length },
    { label: 'Reports', key: 'evidence', numeric: true, text: (event) => bySentence(reportsOf(event)).length, cell: (event) => linkButton(several(bySentence(reportsOf(event)).length, 'sentence'), () => showEvent(event)) },
  ] };
}

/** What is told of an event, and the sentences that report it. @param {number} event @param {number} [most] */
function eventBlock(event, most = 20) {
  const place = EVENTS.extras.pl[event];
  return [
    make('p', { class: 'small' }, plain([eventStatus(event), eventDays(event), place ? `where: ${place}` : '', several(eventArticles(event), 'independent article'), eventOutlets(event).join(', ')].filter(Boolean).join('; '))),
    ...longList(bySentence(reportsOf(event)), most, (items) => evidenceQuote(items, edgeOfItem(items[0]))),
  ];
}

/** @param {number} event */
function showEvent(event) {
  fillDetail(make('h2', {}, isolated(statementTitle(headOf(event)))), ...eventBlock(event));
  panelShows(() => showEvent(event));
  detail.focus();
}

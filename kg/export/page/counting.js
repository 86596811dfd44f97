// @ts-check
// What of the evidence counts in the chosen time, outlets and articles, and what that adds up to: as `kg analyze` counts it.

/** @type {never[]} */ const NONE = [];
/** Which days count: of the event, or of publication; first and last day of the axis. @type {{by: 'event'|'published', first: string, last: string, from: number, until: number}} */
const clock = { by: 'event', first: '', last: '', from: 0, until: 0 };

/** The day of a piece of evidence by the chosen clock. @param {number} item */
const dayOf = (item) => (clock.by === 'event' ? ITEMS.d[item] : DOCS[ITEMS.o[item]].day);

/** The known days of a statement, in order; of the evidence that counts, or of all. @param {number} edge @param {boolean} [all] @returns {number[]} */
function dayNumbers(edge, all = false) {
  const [first, end] = [itemsFrom[edge], itemsFrom[edge + 1]];
  const days = new Set();
  for (let item = first; item < end; item += 1) if (dayOf(item) !== NO_DAY && (all || !cut.active || itemCounts(item))) days.add(dayOf(item));
  return days.size < 2 ? [...days] : [...days].sort((one, other) => one - other);
}

/** @param {Edge} edge @returns {string[]} */
const daysOf = (edge) => dayNumbers(edge.index).map(dayText);

/** Choose the clock. Its axis holds all days, or the middle 98 in 100 if the others would stretch it by a quarter. @param {'event'|'published'} by */
function setClock(by) {
  /** @type {number[]} */ const days = [];
  clock.by = by;
  for (let edge = 0; edge < EDGES.length; edge += 1) for (const day of dayNumbers(edge, true)) days.push(day);
  days.sort((one, other) => one - other);
  const aside = Math.floor(days.length / 100);
  const length = (/** @type {number} */ left) => days[days.length - 1 - left] - days[left] + 1;
  const left = length(0) > 1.25 * length(aside) ? aside : 0;
  const [from, until] = [days[left], days[days.length - 1 - left]];
  Object.assign(clock, { from, until, first: days.length ? dayText(from) : '', last: days.length ? dayText(until) : '' });
}

/** What cuts the evidence, in numbers; read from the state before statements are counted. */
const cut = { active: false, timed: false, from: 0, until: 0 };
setClock('event');

/** Where a day lies: on the axis, or in a bucket beside it. @param {number} day */
const bucketOf = (day) => (day < clock.from ? 'before' : day > clock.until ? 'after' : 'axis');
const isTimed = () => state.from !== clock.first || state.until !== clock.last || state.off.size < 3;

/** @param {number} day */
function isDayInTime(day) {
  if (day === NO_DAY) return state.off.has('undated');
  const bucket = bucketOf(day);
  if (bucket === 'axis') return day >= cut.from && day <= cut.until;
  const open = bucket === 'before' ? cut.from === clock.from || (cut.from < clock.from && day >= cut.from) : cut.until === clock.until || (cut.until > clock.until && day <= cut.until);
  return open && state.off.has(bucket);
}
/** @param {number} item */
const isInTime = (item) => isDayInTime(dayOf(item));
/** @param {number} item */
const isOfOutlets = (item) => state.publishers.size >= PUBLISHERS.length || state.publishers.has(DOCS[ITEMS.o[item]].b);
/** @param {number} item */
const isOfArticles = (item) => !state.articles.size || state.articles.has(ITEMS.o[item]);
/** @param {number} item */
const itemCounts = (item) => (!cut.timed || isInTime(item)) && isOfOutlets(item) && isOfArticles(item);

/** The evidence of a statement that counts. @param {number} edge @returns {number[]} */
function evidenceOf(edge) {
  const all = Array.from({ length: itemsFrom[edge + 1] - itemsFrom[edge] }, (_, at) => itemsFrom[edge] + at);
  return cut.active ? all.filter(itemCounts) : all;
}

/** Numbers of the evidence of a statement that meets a condition. @param {number} edge @param {(item: number) => boolean} holds */
const evidenceWhere = (edge, holds) => Array.from({ length: COLUMNS.v[edge] }, (_, at) => itemsFrom[edge] + at).filter(holds);

/** @param {number[]} items @returns {number[]} */
const outletsAmong = (items) => [...new Set(items.map((item) => DOCS[ITEMS.o[item]].b))].filter((one) => one >= 0);
/** Outlets of the evidence that counts. @param {number} edge */
const outletsOf = (edge) => outletsAmong(evidenceOf(edge));
/** Outlets of the evidence that would count if all outlets were chosen. @param {number} edge */
const outletsIfAll = (edge) => outletsAmong(evidenceWhere(edge, (item) => (!cut.timed || isInTime(item)) && isOfArticles(item)));
/** Known days of the evidence that would count at any time. @param {number} edge */
const daysIfAny = (edge) => [...new Set(evidenceWhere(edge, (item) => isOfOutlets(item) && isOfArticles(item)).map(dayOf))].filter((day) => day !== NO_DAY);

/** The independent articles of some evidence: a copy is its original. @param {Iterable<number>} items @returns {Set<number>} */
function articlesAmong(items) {
  const found = new Set();
  for (const item of items) found.add(DOCS[ITEMS.o[item]].of ?? ITEMS.o[item]);
  return found;
}
/** How many independent articles the evidence of an actor that counts is from. @param {number} node */
function articlesAt(node) {
  const found = new Set();
  for (const edge of touching(node)) if (isPassing[edge]) for (const article of articlesAmong(evidenceOf(edge))) found.add(article);
  return found.size;
}

/** Count the evidence of each statement: score and articles are those of what lies inside, copies of an article being one. */
function countEvidence() {
  const timed = isTimed();
  Object.assign(cut, { timed, active: timed || state.publishers.size < PUBLISHERS.length || state.articles.size > 0, from: dayNumber(state.from), until: dayNumber(state.until) });
  for (let edge = 0; edge < EDGES.length; edge += 1) {
    const kept = cut.active ? evidenceOf(edge) : NONE;
    if (!cut.active || kept.length === COLUMNS.v[edge]) { counts.sentences[edge] = sentencesEver[edge]; counts.scores[edge] = COLUMNS.c[edge]; counts.documents[edge] = COLUMNS.n[edge]; continue; }
    /** @type {Map<number, number>} */ const best = new Map();
    for (const item of kept) { const doc = DOCS[ITEMS.o[item]].of ?? ITEMS.o[item]; best.set(doc, Math.max(best.get(doc) || 0, ITEMS.c[item])); }
    counts.sentences[edge] = sentencesOf([edge]);
    counts.documents[edge] = best.size;
    counts.scores[edge] = Math.round(1000 * (1 - [...best.values()].reduce((left, score) => left * (1 - score), 1))) / 1000;
  }
}

/** Why no evidence of a statement counts, as a bit of `FACET`; 0 if some does. @param {number} edge */
function cutBy(edge) {
  if (!cut.active || counts.sentences[edge]) return 0;
  const left = evidenceWhere(edge, isOfArticles);
  if (!left.length) return FACET.other;
  const [timely, told] = [left.some((item) => !cut.timed || isInTime(item)), left.some(isOfOutlets)];
  if (timely && told) return FACET.either;
  return (timely ? 0 : FACET.time) | (told ? 0 : FACET.publishers);
}

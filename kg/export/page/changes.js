// @ts-check
// Two builds in one page: what is new, gone or changed, by sign and word, never by color alone.

/** @type {Record<string, {sign: string, label: string}>} */
const CHANGES = {
  new: { sign: '+', label: 'new' },
  gone: { sign: '−', label: 'gone' },
  changed: { sign: '±', label: 'changed' },
  same: { sign: '', label: 'the same in both' },
};
/** @param {any} thing an actor or a statement */
const changeOf = (thing) => thing.ch || 'same';
const COMPARES = NODES.some((node) => node.ch) || Object.keys(COLUMNS.extras.ch).length > 0;

/** The sign before an actor's name. @param {number} node */
const changeSign = (node) => (NODES[node].ch ? `${CHANGES[NODES[node].ch].sign} ` : '');

/** What changed on a link, as its label: +2 −1. @param {number[]} edges */
function changeLabel(edges) {
  if (!COMPARES) return '';
  const counts = Object.keys(CHANGES).slice(0, 3).map((change) => [CHANGES[change].sign, edges.filter((edge) => EDGES[edge].ch === change).length]);
  return counts.filter(([, count]) => count).map(([sign, count]) => `${sign}${count}`).join(' ');
}

/** @param {any} thing @returns {HTMLElement[]} */
const changeChips = (thing) => (thing.ch ? [chip(`${CHANGES[thing.ch].sign} ${CHANGES[thing.ch].label}`, `change-${thing.ch}`)] : []);

/** The filter, if two builds are compared. @returns {HTMLElement[]} */
function changeBoxes() {
  if (!COMPARES) return [];
  return [checkboxes('Changes', 'changes', Object.entries(CHANGES).map(([change, { sign, label }]) => [change, `${sign} ${label}`.trim()]), state.changes)];
}

/** What the overview says of the comparison. @returns {HTMLElement[]} */
function changeSummary() {
  if (!COMPARES) return [];
  /** @param {any[]} things @param {string} change */
  const count = (things, change) => counted(things.filter((one) => one.ch === change).length);
  return [make('h3', {}, 'What changed in the whole collection'), make('ul', {}, ...['new', 'gone', 'changed'].map((change) => make('li', {}, ...changeChips({ ch: change }), ` ${count(NODES, change)} actors, ${count(EDGES, change)} statements`)))];
}

// @ts-check
// Search: a name or alias in full first, then beginnings, words in any order, typing errors; sentences on Enter.
// The index is a folded string per name and alias, made at the first search: about twice the letters of all names.

const searchBox = /** @type {HTMLInputElement} */ (byId('search'));
const hitList = byId('hits');
const HITS = 12;
/** @typedef {{node: number, rank: number, why: string}} Hit */
/** Folded names and aliases, and whose they are. @type {{text: string, node: number, name: boolean, shown: string}[]|null} */ let index = null;
let highlighted = -1;

/** Letters and digits alone, without accents; full stops go so that U.S. is US. @param {string} text */
const searchable = (text) => fold(text).replace(/[.'’]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

function makeIndex() {
  index = [];
  NODES.forEach((node, number) => {
    index?.push({ text: searchable(node.l), node: number, name: true, shown: node.l });
    for (const alias of node.al || []) index?.push({ text: searchable(alias), node: number, name: false, shown: alias });
  });
  return index;
}

/** How many letters differ, if no more than `most` (Damerau: neighbors may be swapped). @param {string} one @param {string} other @param {number} most */
function misspelling(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1] ? 0 : 1;
      next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + same);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) next[at] = Math.min(next[at], before[at - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, last] = [last, next];
  }
  return last[other.length];
}

/** How well words fit a name: 6 the whole, 5 its beginning, 4 beginnings of words in this order, 3 in any, 2 inside, 1 misspelled, 0 not. @param {string} wanted @param {string[]} parts @param {string} text @param {boolean} loosely */
function fitOf(wanted, parts, text, loosely) {
  if (text === wanted) return 6;
  if (text.startsWith(`${wanted} `)) return 5.5;
  if (text.startsWith(wanted)) return 5;
  if (` ${text}`.includes(` ${wanted}`)) return 4;
  if (!loosely) return parts.every((part) => ` ${text}`.includes(` ${part}`)) ? 3 : wanted.length > 2 && text.includes(wanted) ? 2 : 0;
  const words = text.split(' ');
  const close = (/** @type {string} */ part) => words.some((word) => word.startsWith(part) || (part.length > 3 && misspelling(part, word, part.length > 5 ? 2 : 1) <= (part.length > 5 ? 2 : 1)));
  return parts.every(close) ? 1 : 0;
}

/** @param {string} words @returns {Hit[]} */
function findActors(words) {
  const wanted = searchable(words);
  if (!wanted) return [];
  const parts = wanted.split(' ');
  const entries = index || makeIndex();
  for (const loosely of [false, true]) {
    /** @type {Map<number, Hit>} */ const best = new Map();
    for (const { text, node, name, shown } of entries) {
      const fit = fitOf(wanted, parts, text, loosely);
      if (!fit) continue;
      // An alias in full comes before names that only begin so; among equals a name before an alias.
      const rank = fit + (name ? 0.2 : 0) + (shown === words.trim() ? 0.1 : 0);
      if (rank > (best.get(node)?.rank ?? 0)) best.set(node, { node, rank, why: name ? (fit === 1 ? 'similar name' : '') : `${fit === 1 ? 'similar alias' : 'alias'}: ${plain(shown)}` });
    }
    if (best.size) return [...best.values()].sort((one, other) => Math.floor(other.rank) - Math.floor(one.rank) || heft[other.node] - heft[one.node] || other.rank - one.rank).slice(0, HITS);
  }
  return [];
}

/** @param {string} words @returns {number[]} */
const searchActors = (words) => findActors(words).map((hit) => hit.node);

/** @param {string} words @returns {[number, number][]} edge and piece of evidence, each sentence once */
function searchSentences(words) {
  const wanted = fold(words.trim());
  if (wanted.length < 3) return [];
  const holds = DOCS.map((_, doc) => parseText(doc).s.map(([from, until, text]) => ({ from, until, holds: fold(text).includes(wanted) })));
  const some = holds.map((sentences) => sentences.some((one) => one.holds));
  /** @type {[number, number][]} */ const found = [];
  const seen = new Set();
  for (const edge of passing) {
    for (const item of evidenceOf(edge)) {
      if (!some[ITEMS.o[item]]) continue;
      const one = itemAt(item);
      const at = holds[one.o].findIndex((sentence) => sentence.from < one.z && one.a < sentence.until && sentence.holds);
      const key = `${one.o}/${at}`;
      if (at >= 0 && !seen.has(key)) { seen.add(key); found.push([edge, item]); }
    }
  }
  return found;
}

/** @param {boolean} open */
function showHits(open) {
  hitList.hidden = !open;
  searchBox.setAttribute('aria-expanded', String(open));
  if (!open) searchBox.removeAttribute('aria-activedescendant');
}

/** @param {string} text @param {string} note @param {() => void} choose */
function hitRow(text, note, choose) {
  const option = make('li', { role: 'option', id: `hit-${hitList.children.length}`, 'aria-selected': 'false' }, isolated(text), ' ', make('span', { class: 'note' }, plain(note)));
  option.addEventListener('mousedown', (/** @type {Event} */ event) => { event.preventDefault(); showHits(false); choose(); });
  return option;
}

function updateHits() {
  hitList.replaceChildren();
  highlighted = -1;
  for (const { node, why } of findActors(searchBox.value)) {
    hitList.append(hitRow(fullName(node), [typeWords(NODES[node].t), sentencesHere(node), why].filter(Boolean).join(', '), () => { startActor(node); detail.focus(); }));
  }
  const [first] = findActors(searchBox.value);
  if (first && state.cast && state.tab === 'graph' && !placeKnown(first.node)) hitList.append(hitRow(`Add ${fullName(first.node)}`, `to the ${several(state.cast.length, 'actor')} drawn`, () => addToCast(first.node)));
  if (searchBox.value.trim().length > 2) hitList.append(hitRow(`Sentences with “${searchBox.value.trim()}”`, '', () => { showSentenceHits(); detail.focus(); }));
  showHits(hitList.children.length > 0);
}

/** Draw an actor beside those that alone were asked for. @param {number} node */
function addToCast(node) {
  state.cast = [...(state.cast || []), node];
  visitActor(node);
  draw(true);
  detail.focus();
}

/** How many sentences tell of an actor, and how many of them pass where filters leave some out. @param {number} node */
const sentencesHere = (node) => (heftHere[node] < heft[node] ? `${counted(heftHere[node])} of ${several(heft[node], 'sentence')} pass the filters` : several(heft[node], 'sentence'));

/** All sentences with the words, in the panel. @param {string} [words] */
function showSentenceHits(words = searchBox.value.trim()) {
  const found = searchSentences(words);
  if (state.tab === 'home') openTab('graph');
  if (!found.length) { announce('No sentence that passes the filters holds these words.'); return; }
  announce(`${several(found.length, 'sentence')} with these words.`);
  fillDetail(make('h2', {}, `Sentences with “${plain(words)}”`), make('p', {}, several(found.length, 'sentence')),
    ...longList(found, 20, ([edge, item]) => make('div', {}, make('strong', {}, isolated(statementTitle(edge))), evidenceQuote([item], edge))));
  panelShows(() => showSentenceHits(words));
}

/** @param {number} step */
function moveHighlight(step) {
  const options = [...hitList.children];
  if (!options.length) return;
  highlighted = highlighted < 0 ? (step > 0 ? 0 : options.length - 1) : (highlighted + step + options.length) % options.length;
  options.forEach((option, number) => option.setAttribute('aria-selected', String(number === highlighted)));
  options[highlighted].scrollIntoView({ block: 'nearest' });
  searchBox.setAttribute('aria-activedescendant', options[highlighted].id);
}

searchBox.addEventListener('input', updateHits);
searchBox.addEventListener('focus', () => { if (searchBox.value) updateHits(); });
searchBox.addEventListener('blur', () => showHits(false));
searchBox.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); moveHighlight(event.key === 'ArrowDown' ? 1 : -1); }
  if (event.key === 'Escape') { showHits(false); (state.tab === 'graph' ? byId('graph') : detail).focus(); }
  if (event.key !== 'Enter') return;
  if (hitList.hidden) updateHits();
  const option = hitList.children[Math.max(highlighted, 0)];
  if (option) option.dispatchEvent(new Event('mousedown', { cancelable: true }));
});

// @ts-check
// Search: actors and pairs of them as one types; sentences on Enter, if no name is surely meant.

const searchBox = /** @type {HTMLInputElement} */ (byId('search'));
const hitList = byId('hits');
let highlighted = -1;
/** What the rows of the list do, and whether Enter does it without being led there. @type {{choose: () => void, sure: boolean}[]} */ let hits = [];

/** Say something right below the search. @param {string} text */
const noteBelow = (text) => { byId('search-note').textContent = text; };

/** @param {string} words @returns {[number, number][]} edge and piece of evidence, each sentence once */
function searchSentences(words) {
  const wanted = fold(words.trim());
  if (wanted.length < 2) return [];
  const whole = ` ${searchable(wanted)} `; // two letters are in too many words to be looked for inside of them
  const fits = (/** @type {string} */ text) => (wanted.length > 2 ? fold(text).includes(wanted) : ` ${searchable(text)} `.includes(whole));
  const holds = DOCS.map((_, doc) => parseText(doc).s.map(([from, until, text]) => ({ from, until, holds: fits(text) })));
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

/** @param {string} text @param {string} note @param {() => void} choose @param {boolean} [sure] */
function addHit(text, note, choose, sure = false) {
  const option = make('li', { role: 'option', id: `hit-${hits.length}`, 'aria-selected': 'false' }, isolated(text), ' ', make('span', { class: 'note' }, plain(note)));
  option.addEventListener('mousedown', (/** @type {Event} */ event) => { event.preventDefault(); showHits(false); choose(); });
  hits.push({ choose, sure });
  hitList.append(option);
}

/** @param {number} node @param {string} why @param {boolean} sure */
const addActor = (node, why, sure) => addHit(fullName(node), [typeWords(NODES[node].t), sentencesHere(node), why].filter(Boolean).join(', '), () => { startActor(node); detail.focus(); }, sure);

/** Two actors that were named together: what is between them, and each. @param {{nodes: number[], weight: number}} two */
function addTwo({ nodes: [one, other], weight }) {
  addHit(`${fullName(one)} – ${fullName(other)}`, weight ? `what is between them, ${several(weight, 'sentence')}` : 'the path that joins them: no statement between them passes the filters', () => { startPair(one, other); detail.focus(); }, true);
  for (const node of [one, other]) addActor(node, '', false);
}

function updateHits() {
  hitList.replaceChildren();
  highlighted = -1;
  hits = [];
  noteBelow('');
  const two = findTwo(searchBox.value);
  if (two) addTwo(two);
  const found = findActors(searchBox.value);
  for (const { node, why, sure } of found) if (!two?.nodes.includes(node)) addActor(node, why, sure);
  const [first] = found;
  if (first && state.cast && state.tab === 'graph' && !placeKnown(first.node)) addHit(`Add ${fullName(first.node)}`, `to the ${several(state.cast.length, 'actor')} drawn`, () => addToCast(first.node));
  const words = searchBox.value.trim();
  if (words.length > 1) addHit(`Sentences with “${words}”`, '', () => openSentences(words, searchSentences(words)));
  showHits(hits.length > 0);
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

/** Show the sentences with what is typed: the focus goes to them; if there are none, that is said where it was typed. @param {string} words @param {[number, number][]} found */
function openSentences(words, found) {
  if (found.length && state.tab === 'home') openTab('graph');
  if (found.length || state.tab !== 'home') showSentenceHits(words, found);
  if (found.length) detail.focus();
  else noteBelow(`Nothing found: ${findActors(words).length ? `no sentence that passes the filters holds “${plain(words)}”` : `no actor is called “${plain(words)}”, and no sentence that passes the filters holds it`}.`);
}

/** All sentences with the words, in the panel. @param {string} words @param {[number, number][]} [found] */
function showSentenceHits(words, found = searchSentences(words)) {
  if (!found.length) {
    fillDetail(make('h2', {}, `Nothing found for “${plain(words)}”`), make('p', {}, 'No sentence that passes the filters holds these words.'));
    panelShows(() => showSentenceHits(words));
    return;
  }
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

/** What Enter does: open what was picked or is surely meant; else the sentences with the words; else the actor that is called most like it. */
function openBest() {
  const chosen = hits[highlighted] || (hits[0]?.sure ? hits[0] : null);
  if (chosen) { chosen.choose(); return; }
  const words = searchBox.value.trim();
  if (!words) return;
  const found = searchSentences(words);
  if (!found.length && findActors(words).length) hits[0].choose();
  else openSentences(words, found);
}

searchBox.addEventListener('input', updateHits);
searchBox.addEventListener('focus', () => { if (searchBox.value) updateHits(); });
searchBox.addEventListener('blur', () => { showHits(false); noteBelow(''); });
searchBox.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); moveHighlight(event.key === 'ArrowDown' ? 1 : -1); }
  if (event.key === 'Escape') { showHits(false); (state.tab === 'graph' ? byId('graph') : detail).focus(); }
  if (event.key !== 'Enter') return;
  if (hitList.hidden) updateHits();
  showHits(false);
  openBest();
});

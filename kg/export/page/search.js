// @ts-check
// Search over names and aliases while typing, over quotations and sentences on Enter.

const searchBox = /** @type {HTMLInputElement} */ (byId('search'));
const hitList = byId('hits');
/** @type {string[]|null} */ let folded = null;
let highlighted = -1;

/** @param {string} words @returns {number[]} */
function searchActors(words) {
  const wanted = fold(words.trim());
  if (!wanted) return [];
  folded = folded || NODES.map((node) => `\n${fold(node.l)}\n${fold((node.al || []).join('\n'))}`);
  /** @type {[number, number][]} */ const found = [];
  folded.forEach((text, node) => {
    const at = text.indexOf(wanted);
    if (at >= 0) found.push([text.startsWith(`\n${wanted}`) ? 3 : text[at - 1] === '\n' || text[at - 1] === ' ' ? 2 : 1, node]);
  });
  return found.sort((one, other) => other[0] - one[0] || heft[other[1]] - heft[one[1]]).slice(0, 12).map((one) => one[1]);
}

/** @param {string} words @returns {[number, number][]} edge and piece of evidence */
function searchSentences(words) {
  const wanted = fold(words.trim());
  if (wanted.length < 3) return [];
  const { docs, items } = evidence();
  const texts = docs.map((doc) => doc.s.map((/** @type {any[]} */ one) => fold(one[2])));
  /** @type {[number, number][]} */ const found = [];
  const seen = new Set();
  for (const edge of passing) {
    for (let item = EDGES[edge].v[0]; item < EDGES[edge].v[1] && found.length < 30; item += 1) {
      const one = items[item];
      const key = `${one.o}/${one.a}`;
      if (seen.has(key)) continue;
      const hit = docs[one.o].s.some((/** @type {any[]} */ sentence, /** @type {number} */ number) => sentence[0] < one.z && one.a < sentence[1] && texts[one.o][number].includes(wanted));
      if (hit) { seen.add(key); found.push([edge, item]); }
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

/** @param {string} text @param {() => void} choose */
function hit(text, choose) {
  const option = make('li', { role: 'option', id: `hit-${hitList.children.length}`, 'aria-selected': 'false' }, isolated(text));
  option.addEventListener('mousedown', (/** @type {Event} */ event) => { event.preventDefault(); showHits(false); choose(); });
  return option;
}

function updateHits() {
  hitList.replaceChildren();
  highlighted = -1;
  for (const node of searchActors(searchBox.value)) {
    hitList.append(hit(`${NODES[node].l} — ${TYPES[NODES[node].t].replace('_', ' ')}, ${counted(heft[node])}`, () => { visitActor(node); detail.focus(); }));
  }
  showHits(hitList.children.length > 0);
}

function addSentenceHits() {
  const found = searchSentences(searchBox.value);
  for (const [edge, item] of found) {
    const text = contentOf(evidence().items[item]) || statementTitle(edge);
    hitList.append(hit(`“${text.slice(0, 110)}” — ${NODES[EDGES[edge].s].l}`, () => { detail.replaceChildren(make('h2', {}, statementTitle(edge)), ...statusChips(edge), evidenceQuote(item, edge)); detail.focus(); }));
  }
  announce(found.length ? `${found.length} sentences hold these words.` : 'No sentence that passes the filters holds these words.');
  showHits(hitList.children.length > 0);
}

/** @param {number} step */
function moveHighlight(step) {
  const options = [...hitList.children];
  if (!options.length) return;
  highlighted = (highlighted + step + options.length) % options.length;
  options.forEach((option, number) => option.setAttribute('aria-selected', String(number === highlighted)));
  options[highlighted].scrollIntoView({ block: 'nearest' });
  searchBox.setAttribute('aria-activedescendant', options[highlighted].id);
}

searchBox.addEventListener('input', updateHits);
searchBox.addEventListener('blur', () => showHits(false));
searchBox.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); moveHighlight(event.key === 'ArrowDown' ? 1 : -1); }
  if (event.key === 'Escape') { showHits(false); byId('graph').focus(); }
  if (event.key !== 'Enter') return;
  const option = hitList.children[highlighted];
  const only = hitList.children.length === 1 ? hitList.children[0] : null;
  if (option || only) /** @type {Element} */ (option || only).dispatchEvent(new Event('mousedown', { cancelable: true }));
  else addSentenceHits();
});

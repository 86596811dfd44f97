// @ts-check
// Everything by keyboard.

const KEYS = ['/  search, ?  this help', 'Arrow keys  next linked actor in that direction', 'Enter  card of the actor', 'E  evidence of its strongest link', 'F  focus on its surroundings', 'P  path from here', 'X  draw its neighbors', 'S  choose for the desk', '+ −  zoom, 0  fit', 'Esc  back', 'Double click  expand'];
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {[number, number]} direction */
function walk(direction) {
  if (state.actor === null) { if (sceneByHeft.length) selectActor(sceneByHeft[0]); return; }
  const here = placeOf(state.actor);
  let best = null;
  let least = Infinity;
  for (const pair of pairsAt[state.actor]) {
    const other = otherEnd(pair, state.actor);
    const there = placeOf(other);
    if (!placeKnown(other)) continue;
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const along = dx * direction[0] + dy * direction[1];
    const aside = Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]);
    if (along > 0 && along + 2 * aside < least) { least = along + 2 * aside; best = other; }
  }
  if (best === null) { announce(`No linked actor drawn in that direction from ${fullName(state.actor)}; X draws more.`); return; }
  selectActor(best);
  if (!inSight(best)) network.moveTo({ position: placeOf(best), animation: false });
  announce(`${fullName(best)}, ${typeWords(NODES[best].t)}, ${several(pairsAt[best].length, 'link')}`);
}

/** @param {number} factor */
const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: false });

/** @type {Record<string, () => void>} */
const ACTIONS = {
  '+': () => zoom(1.25),
  '=': () => zoom(1.25),
  '-': () => zoom(0.8),
  0: () => fitView(),
  Enter: () => { if (state.actor !== null) { showActor(state.actor); detail.focus(); } },
  e: () => { if (state.actor !== null && pairsAt[state.actor][0]) { selectPair(pairsAt[state.actor][0].id); detail.focus(); } },
  f: () => { if (state.actor !== null) focusActor(state.actor, state.ego ? 0 : 1); },
  p: () => { if (state.actor !== null) startPath(state.actor); },
  x: () => { if (state.actor !== null) expandActor(state.actor); },
  s: () => { if (state.actor !== null) chooseActor(state.actor); },
  Escape: () => { if (state.ask) leaveQuestion(); else clearSelection(); },
};

/** @param {boolean} open */
function showHelp(open) {
  byId('help').hidden = !open;
  byId('help-button').setAttribute('aria-expanded', String(open));
  if (open) byId('help').replaceChildren(...KEYS.map((line) => make('div', {}, line)), make('button', { type: 'button', onclick: () => showHelp(false) }, 'Close'));
}

byId('graph').addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const direction = DIRECTIONS[/** @type {keyof typeof DIRECTIONS} */ (event.key)];
  const action = ACTIONS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (direction) { event.preventDefault(); walk(/** @type {[number, number]} */ (direction)); }
  else if (action) { event.preventDefault(); action(); }
});
document.addEventListener('keydown', (event) => {
  const typing = /** @type {HTMLElement} */ (event.target).matches('input, select, textarea');
  if (event.key === '/' && !typing) { event.preventDefault(); searchBox.focus(); }
  if (event.key === '?' && !typing) { event.preventDefault(); showHelp(byId('help').hidden); }
  if (event.key === 'Escape' && !byId('help').hidden) showHelp(false);
});
detail.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (state.ask) leaveQuestion(); else byId(state.tab === 'graph' ? 'graph' : `${state.tab}-tab`).focus();
});

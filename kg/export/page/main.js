// @ts-check
// Start: read the address, build the panels, draw, open what the address names.

/** @param {boolean} dark */
function useTheme(dark) {
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  byId('theme-button').setAttribute('aria-pressed', String(dark));
  if (network) draw();
}

function connectButtons() {
  byId('fit-button').addEventListener('click', () => draw(true));
  byId('theme-button').addEventListener('click', () => useTheme(document.documentElement.dataset.theme !== 'dark'));
  byId('link-button').addEventListener('click', () => copyText(location.href));
  byId('path-button').addEventListener('click', () => {
    if (state.actor === null) announce('Select the first actor, then press Path.');
    else startPath(state.actor);
  });
  byId('help-button').addEventListener('click', () => {
    const help = byId('help');
    help.hidden = !help.hidden;
    byId('help-button').setAttribute('aria-expanded', String(!help.hidden));
    help.replaceChildren(...KEYS.map((line) => make('div', {}, line)));
  });
  const chooser = /** @type {HTMLSelectElement} */ (byId('export'));
  chooser.addEventListener('change', () => { const form = chooser.value; chooser.value = ''; exportView(form); });
  document.querySelector('.skip')?.addEventListener('click', (event) => { event.preventDefault(); openTab('actors'); byId('actors-tab').focus(); });
  window.addEventListener('hashchange', () => location.reload());
}

async function start() {
  useTheme(matchMedia('(prefers-color-scheme: dark)').matches);
  document.body.inert = true;
  const open = loadLink();
  buildLayers();
  buildFilters();
  connectButtons();
  draw(true);
  await unpackEvidence();
  document.body.inert = false;
  buildTimeline();
  clearTimeout(pending);
  showOverview();
  open();
  linksReady = true;
  saveLink();
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('kg-ready')));
}

// What the tests of the page look at.
Object.assign(window, { kgPage: { state, scene, NODES, EDGES, passing: () => passing, pairs: () => pairs, shownLabels, labelBoxes, EXPORTS, pngPicture, evidence, searchActors, selectActor, selectPair, findPath, draw, network: () => network, sceneStatus, spansOf } });
start();

// @ts-check
// Start: read the address, build the panels, draw, open what the address names.

/** @param {boolean} dark */
function useTheme(dark) {
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  byId('theme-button').setAttribute('aria-pressed', String(dark));
  if (network) draw();
}

function connectButtons() {
  byId('fit-button').addEventListener('click', () => fitView());
  byId('theme-button').addEventListener('click', () => useTheme(document.documentElement.dataset.theme !== 'dark'));
  byId('link-button').addEventListener('click', () => copyText(location.href));
  byId('path-button').addEventListener('click', () => {
    if (state.actor === null) announce('Select the first actor, then press Path.');
    else startPath(state.actor);
  });
  byId('help-button').addEventListener('click', () => showHelp(byId('help').hidden));
  const chooser = /** @type {HTMLSelectElement} */ (byId('export'));
  chooser.addEventListener('change', () => { const form = chooser.value; chooser.value = ''; exportView(form); });
  for (const [id, tab, target] of [['skip-graph', 'graph', 'graph'], ['skip-table', 'actors', 'actors-tab']]) {
    byId(id).addEventListener('click', (event) => { event.preventDefault(); openTab(tab); byId(target).focus(); });
  }
  window.addEventListener('popstate', readAddress);
  window.addEventListener('beforeprint', preparePrint);
}

async function start() {
  useTheme(matchMedia('(prefers-color-scheme: dark)').matches);
  await loadTexts();
  buildLayers();
  buildHome();
  connectButtons();
  connectLasso();
  buildTimeline();
  readAddress();
  document.body.inert = false;
  byId('loading').remove();
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('kg-ready')));
}

// What the tests of the page look at.
Object.assign(window, { kgPage: { state, scene, clock, NODES, EDGES, COLORS, QUESTIONS, passing: () => passing, pairs: () => pairs, strokes: () => strokes, labels: () => labels, shownLabels, labelBoxes, EXPORTS, pngPicture, svgPicture, DOCS, ITEMS, COLUMNS, RELATIONS, PUBLISHERS, showStatement, textOf, itemAt, evidenceOf, corrections: () => correctionsFile(), searchActors, findActors, selectActor, selectPair, findPath, draw, openTab, openAddress, spotOf, strokeAt, fitView, network: () => network, sceneStatus, spansOf } });
await start();

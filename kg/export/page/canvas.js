// @ts-check
// The picture: the scene -> vis-network, with labels that never cover one another and dots for the rest.

/** @type {any} */ let network = null;
/** @type {any} */ const nodeSet = new vis.DataSet();
/** @type {any} */ const pairSet = new vis.DataSet();
/** @type {{lines: Path2D, dots: Path2D}|null} */ let backdrop = null;
/** @type {number|null} */ let hovered = null;
/** @type {Record<string, string>} */
const ink = { bg: '', fg: '', muted: '', edge: '', good: '', bad: '', accent: '', speech: '' };
/** Size of what is drawn, so that a scene that is far away can still be seen. */
let unit = 1;
/** @type {number[]} */ const labelWidths = [];

/** Read the theme's colors once per drawing. */
function readInk() {
  const style = getComputedStyle(document.documentElement);
  for (const key of Object.keys(ink)) ink[key] = style.getPropertyValue(`--${key}`).trim();
}

/** @param {number} node */
const nodeSize = (node) => 6 * unit + Math.min(22, 2.1 * Math.sqrt(heft[node])) * Math.sqrt(unit);
/** @param {number} node */
const nodeColor = (node) => COLORS[(state.community ? NODES[node].k : NODES[node].t) % COLORS.length];
const isCrowded = () => scene.pairs.length > 400;

/** @param {number} node */
function drawnNode(node) {
  const color = nodeColor(node);
  const onPath = state.path !== null && state.path.includes(node);
  return {
    id: node, ...placeOf(node), size: nodeSize(node), shape: SHAPES[NODES[node].t],
    borderWidth: onPath ? 3 : 1,
    color: { background: color, border: onPath ? ink.fg : color, highlight: { background: color, border: ink.fg }, hover: { background: color, border: ink.fg } },
  };
}

/** @param {Pair} pair @returns {{color: string, dashes: number[]|false}} */
function pairStyle(pair) {
  const share = pair.events ? pair.sign / pair.events : 0;
  if (share >= 1 / 3) return { color: ink.good, dashes: false };
  if (share <= -1 / 3) return { color: ink.bad, dashes: [7, 4] };
  const color = pair.speech > pair.weight / 2 ? ink.speech : ink.edge;
  return { color, dashes: pair.possible === pair.weight ? [2, 4] : false };
}

/** @param {Pair} pair */
const pairWidth = (pair) => Math.min(1 + 1.3 * Math.log2(pair.weight), 8) * unit;

/** @param {Pair} pair */
function drawnPair(pair) {
  const style = pairStyle(pair);
  const crowded = isCrowded();
  const label = changeLabel(pair.edges) || (!crowded && pair.weight > 1 ? `×${pair.weight}` : '');
  return {
    id: pair.id, from: pair.a, to: pair.b, width: pairWidth(pair), dashes: style.dashes,
    color: { color: style.color, highlight: ink.accent, hover: ink.accent, opacity: 0.85 },
    arrows: crowded ? '' : { to: { enabled: pair.forth > 0, scaleFactor: 0.45 }, from: { enabled: pair.back > 0, scaleFactor: 0.45 } },
    ...(label ? { label, font: { color: ink.muted, strokeColor: ink.bg } } : {}),
  };
}

/** Actors that aren't drawn as dots, and their links as hairlines. */
function makeBackdrop() {
  backdrop = null;
  if (state.ego || state.path) return;
  const drawn = new Set(scene.nodes);
  const rest = [...NODES.keys()].filter((node) => !drawn.has(node) && pairsAt[node].length);
  if (!rest.length) return;
  const dots = new Path2D();
  const lines = new Path2D();
  for (const node of rest) dots.rect(NODES[node].x - 3, NODES[node].y - 3, 6, 6);
  if (pairs.length <= 2500) {
    for (const pair of pairs) {
      if (drawn.has(pair.a) && drawn.has(pair.b)) continue;
      lines.moveTo(NODES[pair.a].x, NODES[pair.a].y);
      lines.lineTo(NODES[pair.b].x, NODES[pair.b].y);
    }
  }
  backdrop = { lines, dots };
}

/** @param {CanvasRenderingContext2D} context */
function paintBackdrop(context) {
  if (!backdrop) return;
  context.save();
  context.globalAlpha = 0.4;
  context.strokeStyle = ink.edge;
  context.lineWidth = 1 / network.getScale();
  context.stroke(backdrop.lines);
  context.fillStyle = ink.muted;
  context.fill(backdrop.dots);
  context.restore();
}

/** @param {number} node */
function labelOf(node) {
  const name = changeSign(node) + (plain(NODES[node].l).trim() || NODES[node].id);
  return name.length > 30 ? `${name.slice(0, 29)}…` : name;
}

/** Labels of the heaviest actors that fit without covering one another. @param {CanvasRenderingContext2D} context */
function paintLabels(context) {
  const box = byId('graph');
  const ratio = context.canvas.width / box.clientWidth;
  const scale = network.getScale();
  const places = network.getPositions(scene.nodes);
  const used = new Set();
  const actors = actorCells(places, scale);
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.font = '12.5px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineWidth = 3.5;
  context.lineJoin = 'round';
  context.strokeStyle = ink.bg;
  context.fillStyle = ink.fg;
  shownLabels.length = 0;
  labelBoxes.length = 0;
  const first = [state.actor, hovered].filter((node) => node !== null);
  for (const node of [...first, ...sceneByHeft]) {
    const place = places[/** @type {number} */ (node)];
    if (place === undefined || node === null || shownLabels.length >= 140) continue;
    const at = network.canvasToDOM(place);
    if (at.x < 0 || at.y < 0 || at.x > box.clientWidth || at.y > box.clientHeight) continue;
    const text = labelOf(node);
    const width = labelWidths[node] || (labelWidths[node] = context.measureText(text).width);
    at.x = Math.max(width / 2 + 4, Math.min(box.clientWidth - width / 2 - 4, at.x));
    const spot = spotFor(at, nodeSize(node) * scale, width, used, actors, first.includes(node), shownLabels.length < 30);
    if (!spot) continue;
    occupy(used, spot[0], spot[1], width);
    shownLabels.push(node);
    labelBoxes.push([spot[0] - width / 2, spot[1], spot[0] + width / 2, spot[1] + 14]);
    context.strokeText(text, spot[0], spot[1]);
    context.fillText(text, spot[0], spot[1]);
  }
  context.restore();
}

/** @type {number[]} */ const shownLabels = [];
/** Left, top, right, bottom of each. @type {number[][]} */ const labelBoxes = [];
/** @type {number[]} */ let sceneByHeft = [];

/** @param {Set<number>} used @param {number} x @param {number} y @param {number} width */
function* cellsOf(used, x, y, width) {
  for (let column = Math.floor((x - width / 2 - 3) / 12); column <= Math.floor((x + width / 2 + 3) / 12); column += 1) {
    for (let row = Math.floor(y / 8); row <= Math.floor((y + 15) / 8); row += 1) yield column * 4096 + row;
  }
}
/** Cells that actors cover. @param {Record<number, {x: number, y: number}>} places @param {number} scale */
function actorCells(places, scale) {
  const cells = new Set();
  const box = byId('graph');
  for (const node of scene.nodes) {
    if (!places[node]) continue;
    const { x, y } = network.canvasToDOM(places[node]);
    if (x < 0 || y < 0 || x > box.clientWidth || y > box.clientHeight) continue;
    const radius = Math.max(nodeSize(node) * scale - 2, 1);
    for (let down = -radius; down <= radius; down += 8) for (let along = -radius; along <= radius; along += 12) cells.add(Math.floor((x + along) / 12) * 4096 + Math.floor((y + down) / 8));
  }
  return cells;
}

/** Where a label goes: below, above, beside; over other actors only if it `must`, over other labels never.
 * @param {{x: number, y: number}} at @param {number} radius @param {number} width @param {Set<number>} used @param {Set<number>} actors @param {boolean} always @param {boolean} must
 * @returns {[number, number]|null|undefined} */
function spotFor(at, radius, width, used, actors, always, must) {
  /** @type {[number, number][]} */
  const spots = [[at.x, at.y + radius + 3], [at.x, at.y - radius - 17], [at.x + radius + 5 + width / 2, at.y - 7], [at.x - radius - 5 - width / 2, at.y - 7]];
  if (always) return spots[0];
  const right = byId('graph').clientWidth;
  const free = spots.filter(([x, y]) => y >= 0 && x >= width / 2 && x <= right - width / 2 && !collides(used, x, y, width));
  return free.find(([x, y]) => !collides(actors, x, y, width)) || (must ? free[0] : null);
}

/** @param {Set<number>} used @param {number} x @param {number} y @param {number} width */
const collides = (used, x, y, width) => [...cellsOf(used, x, y, width)].some((cell) => used.has(cell));
/** @param {Set<number>} used @param {number} x @param {number} y @param {number} width */
const occupy = (used, x, y, width) => { for (const cell of cellsOf(used, x, y, width)) used.add(cell); };

function makeNetwork() {
  network = new vis.Network(byId('graph'), { nodes: nodeSet, edges: pairSet }, {
    physics: { enabled: false },
    layout: { improvedLayout: false },
    nodes: { font: { size: 0 } },
    edges: { smooth: false, selectionWidth: 2, font: { size: 11, strokeWidth: 3 } },
    interaction: { keyboard: false, hideEdgesOnDrag: EDGES.length > 1000, hideEdgesOnZoom: EDGES.length > 1000, hover: NODES.length < 3000, multiselect: false, selectConnectedEdges: false },
  });
  network.on('beforeDrawing', paintBackdrop);
  network.on('afterDrawing', paintLabels);
  network.on('hoverNode', (/** @type {any} */ event) => { hovered = event.node; network.redraw(); });
  network.on('blurNode', () => { hovered = null; network.redraw(); });
  network.on('click', (/** @type {any} */ event) => {
    if (event.nodes.length) selectActor(event.nodes[0]);
    else if (event.edges.length) selectPair(event.edges[0]);
    else clearSelection();
  });
  network.on('doubleClick', (/** @type {any} */ event) => { if (event.nodes.length) expandActor(event.nodes[0]); });
}

/** Lay out a small scene anew by vis-network's own solver. */
function settleSmallScene() {
  if (!state.ego || scene.nodes.length > 150) return;
  network.setOptions({ physics: { enabled: true, solver: 'forceAtlas2Based', forceAtlas2Based: { gravitationalConstant: -110, springLength: 130, avoidOverlap: 0.4 }, stabilization: { enabled: true, iterations: 120, fit: true } } });
  network.once('stabilizationIterationsDone', () => { network.setOptions({ physics: { enabled: false } }); network.fit({ animation: false }); });
  network.stabilize(120);
}

/** The actors that the view is fitted to: those with a link drawn, if they are most; the others lie far out. */
function coreNodes() {
  const linked = new Set(scene.pairs.flatMap((pair) => [pair.a, pair.b]));
  return linked.size * 2 > scene.nodes.length ? [...linked] : scene.nodes;
}

/** Show all that the view is fitted to. */
function fitView() {
  network.fit({ nodes: coreNodes(), animation: false });
}

/** Draw larger what the fitted view makes small. */
function measureUnit() {
  const box = byId('graph');
  if (state.ego || state.path || !scene.nodes.length || !box.clientWidth) { unit = 1; return; }
  const core = coreNodes();
  const xs = core.map((node) => NODES[node].x);
  const ys = core.map((node) => NODES[node].y);
  const wide = Math.max(...xs) - Math.min(...xs) + 100;
  const high = Math.max(...ys) - Math.min(...ys) + 100;
  unit = Math.max(1, Math.min(2.2, 0.85 * Math.max(wide / box.clientWidth, high / box.clientHeight)));
}

/** Where an actor is drawn: those of a path in a row. @param {number} node */
function placeOf(node) {
  const step = state.path ? state.path.indexOf(node) : -1;
  return step < 0 ? { x: NODES[node].x, y: NODES[node].y } : { x: step * 190, y: step % 2 ? 55 : -55 };
}

/** Draw the scene. @param {boolean} [fit] */
function draw(fit = false) {
  chooseScene();
  readInk();
  if (fit) measureUnit();
  makeBackdrop();
  sceneByHeft = scene.nodes.slice().sort((one, other) => heft[other] - heft[one]);
  nodeSet.clear();
  pairSet.clear();
  nodeSet.add(scene.nodes.map(drawnNode));
  pairSet.add(scene.pairs.map(drawnPair));
  if (!network) makeNetwork();
  settleSmallScene();
  if (fit) fitView();
  if (state.actor !== null && nodeSet.get(state.actor)) network.selectNodes([state.actor], false);
  byId('counts').textContent = sceneStatus();
  announce('');
  if (state.tab !== 'graph') showTable();
  saveLink();
}

// @ts-check
// The picture: the scene -> vis-network, which keeps the view and the actors; lines, shapes and names are ours.

/** @typedef {{x: number, y: number, r: number}} Spot */

/** @type {any} */ let network = null;
/** @type {any} */ const nodeSet = new vis.DataSet();
/** @type {number|null} */ let hovered = null;
/** @type {string|null} */ let hoveredPair = null;
/** Scale and shift of the view, in pixels of the screen. */
const view = { scale: 1, x: 0, y: 0 };
/** What the drawn scene consists of, so that only another scene is laid out anew. */ let arranged = '';
/** @type {Record<string, Path2D>} */ const SHAPE_2D = Object.fromEntries(Object.entries(SHAPE_PATHS).map(([shape, path]) => [shape, new Path2D(path)]));

/** Size of the picture; read when it changes, since reading costs a layout of the page. */ const box = { wide: 0, high: 0 };
function measureBox() { Object.assign(box, { wide: byId('graph').clientWidth, high: byId('graph').clientHeight }); }
new ResizeObserver(measureBox).observe(byId('graph'));

/** Paint again with the next frame. */
const repaint = () => { if (network) network.body.emitter.emit('_requestRedraw'); };

/** The value that an actor's size stands for. @param {number} node */
function measureOf(node) {
  if (state.size === 'documents') return articlesAt(node);
  if (state.size === 'partners') return pairsAt[node].length;
  if (state.size === 'speech') return sentencesOf(touching(node).filter((edge) => EDGES[edge].s === node && isSpeech(edge)));
  return heft[node];
}

/** Radius in pixels at any zoom: grows with the logarithm, which tells 100 from 5,000. @param {number} node */
const nodeSize = (node) => 4 + 4.4 * Math.log10(1 + measureOf(node));

/** @type {number[]} */ let sizes = [];
/** How much smaller actors are where the room is too small for the scene. */ let shrink = 1;
/** Where an actor is on the screen. @param {number} node @returns {Spot} */
function spotOf(node) {
  const place = placeOf(node);
  return { x: place.x * view.scale + view.x, y: place.y * view.scale + view.y, r: sizes[node] || 5 };
}

/** Tell whether something else is picked out. @param {number} node */
function isFaded(node) {
  const { node: picked, pair } = focus();
  if (picked === node || (picked === null && !pair)) return false;
  if (pair) return !pair.split('-').map(Number).includes(node);
  return !pairsAt[node].some((one) => otherEnd(one, node) === picked);
}

/** @param {any} options as vis-network gives them to a drawer of shapes */
function drawNode({ ctx, id, x, y, state: { selected, hover } }) {
  const radius = sizes[id] || 5;
  const scale = view.scale;
  return {
    drawNode() {
      ctx.translate(x, y);
      ctx.scale(radius / 6 / scale, radius / 6 / scale);
      ctx.translate(-7, -7);
      ctx.globalAlpha = isFaded(id) ? 0.25 : 1;
      ctx.fillStyle = nodeColor(id);
      const shape = SHAPE_2D[SHAPES[NODES[id].t]];
      const marked = selected || hover || chosen.has(id) || (state.path && state.path.includes(id));
      ctx.lineWidth = (marked ? 5 : 2.4) * (6 / radius);
      ctx.strokeStyle = marked ? ink.fg : ink.bg;
      ctx.stroke(shape);
      ctx.fill(shape);
    },
    nodeDimensions: { width: (2 * radius + 4) / scale, height: (2 * radius + 4) / scale },
  };
}

/** @param {CanvasRenderingContext2D} context */
function paintBelow(context) {
  const ratio = context.canvas.width / box.wide;
  const matrix = context.getTransform();
  if (Math.abs(matrix.a / ratio - view.scale) > 1e-6) for (const node of scene.nodes) network.body.nodes[node]?.needsRefresh();
  Object.assign(view, { scale: matrix.a / ratio, x: matrix.e / ratio, y: matrix.f / ratio });
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  makeStrokes(spotOf);
  paintHulls(context);
  paintStrokes(context);
  context.restore();
}

/** @param {CanvasRenderingContext2D} context */
function paintAbove(context) {
  const ratio = context.canvas.width / box.wide;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  placeLabels(spotOf, box);
  paintLabels(context);
  context.restore();
}

function makeNetwork() {
  network = new vis.Network(byId('graph'), { nodes: nodeSet, edges: new vis.DataSet() }, {
    physics: { enabled: false },
    layout: { improvedLayout: false },
    nodes: { shape: 'custom', ctxRenderer: drawNode, font: { size: 0 } },
    interaction: { keyboard: false, hover: true, multiselect: false, selectConnectedEdges: false },
  });
  network.on('beforeDrawing', paintBelow);
  network.on('afterDrawing', paintAbove);
  network.on('hoverNode', (/** @type {any} */ event) => { hovered = event.node; repaint(); });
  network.on('blurNode', () => { hovered = null; repaint(); });
  network.on('dragging', (/** @type {any} */ event) => { for (const node of event.nodes) moved.set(node, network.getPositions([node])[node]); });
  network.on('click', clickPicture);
  network.on('doubleClick', (/** @type {any} */ event) => { if (event.nodes.length) expandActor(event.nodes[0]); });
  byId('graph').addEventListener('pointermove', pointAt);
  byId('graph').addEventListener('pointerleave', () => hoverStroke(null, null));
}

/** @param {any} event */
function clickPicture(event) {
  if (event.nodes.length && event.event?.srcEvent?.shiftKey) { chooseActor(event.nodes[0]); return; }
  if (event.nodes.length) { selectActor(event.nodes[0]); return; }
  const stroke = strokeAt(event.pointer.DOM, event.event?.pointerType === 'touch' ? 14 : 7);
  if (stroke?.pair) selectPair(stroke.pair.id);
  else if (stroke) showStatements(stroke.node >= 0 ? `${fullName(stroke.node)}: without recipient` : 'Mediation', stroke.edges);
  else clearSelection();
}

let pointing = 0;
/** Tell what is under the pointer. @param {PointerEvent} event */
function pointAt(event) {
  if (event.pointerType === 'touch' || event.buttons || pointing) return;
  pointing = requestAnimationFrame(() => {
    pointing = 0;
    const corner = byId('graph').getBoundingClientRect();
    const point = { x: event.clientX - corner.left, y: event.clientY - corner.top };
    hoverStroke(hovered === null ? strokeAt(point) : null, point);
  });
}

/** @param {Stroke|null} stroke @param {{x: number, y: number}|null} point */
function hoverStroke(stroke, point) {
  const tip = byId('tip');
  const next = stroke?.pair ? stroke.pair.id : null;
  const text = hovered !== null && point ? `${fullName(hovered)}: ${several(pairsAt[hovered].length, 'partner')}, ${several(heftHere[hovered], 'sentence')}` : stroke ? strokeText(stroke) : '';
  tip.hidden = !text || !point;
  tip.textContent = text;
  if (point) { tip.style.left = `${Math.min(point.x + 14, box.wide - 240)}px`; tip.style.top = `${point.y + 16}px`; }
  if (next !== hoveredPair) { hoveredPair = next; repaint(); }
}

/** What a stroke stands for. @param {Stroke} stroke */
function strokeText(stroke) {
  if (!stroke.pair) return [...new Set(stroke.edges.map(statementTitle))].slice(0, 3).join('; ');
  const groups = stroke.pair.groups || groupsOf(stroke.pair);
  return groups.slice(0, 4).map((/** @type {Group} */ group) => `${fullName(group.from)} ${group.negative ? 'not: ' : group.possible ? 'maybe: ' : ''}${RELATIONS[group.relation].label}${group.to_ ? ` ${group.to_}` : ''} ${fullName(group.to)} ×${group.count}`).join('; ');
}

/** The view that shows the whole scene, with room for names at its edges. @param {{wide: number, high: number}} box */
function fittedView({ wide, high }) {
  const spots = scene.nodes.map(placeOf);
  const [xs, ys] = [spots.map((one) => one.x), spots.map((one) => one.y)];
  const [left, right, top, bottom] = [Math.min(...xs, Infinity), Math.max(...xs, -Infinity), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((wide - 110) / Math.max(right - left, 1), (high - 76) / Math.max(bottom - top, 1), 1.5);
  return { scale, middle: { x: (left + right) / 2, y: (top + bottom) / 2 } };
}

function fitView() {
  if (!network || !scene.nodes.length || !box.wide) return;
  const { scale, middle } = fittedView(box);
  network.moveTo({ position: middle, scale, animation: false });
}

/** Lay the scene out if it is another one than is drawn. @returns {boolean} whether it was */
function arrangeScene() {
  const name = `${scene.nodes.join()}/${scene.pairs.length}/${state.path}/${state.community}/${box.wide}`;
  if (name === arranged) return false;
  arranged = name;
  arrange(Math.max(box.wide - 110, 240), Math.max(box.high - 76, 240));
  return true;
}

function prepareScene() {
  if (state.community) colorCommunities();
  sceneByHeft = scene.nodes.slice().sort((one, other) => heftHere[other] - heftHere[one] || one - other);
  const first = (/** @type {(node: number) => number} */ value) => scene.nodes.map((node) => ({ node, value: value(node) })).sort((one, other) => other.value - one.value || one.node - other.node).slice(0, LEADING).map(({ node }) => node);
  leadingDrawn = state.community ? [...new Set([...first(measureOf), ...first(articlesAt)])] : [];
}

/** Mark the chosen actor if the picture holds it: what is chosen in a table is drawn when the graph is opened. */
function markActor() {
  if (network) network.setSelection({ nodes: state.actor !== null && nodeSet.get(state.actor) ? [state.actor] : [], edges: [] });
}

/** @param {boolean} fit */
function drawPicture(fit) {
  if (state.tab !== 'graph') return;
  if (!box.wide) measureBox();
  readInk();
  prepareScene();
  const anew = arrangeScene();
  if (anew) shrink = Math.min(1, fittedView(box).scale);
  for (const node of scene.nodes) sizes[node] = nodeSize(node) * shrink;
  nodeSet.clear();
  nodeSet.add(scene.nodes.map((node) => ({ id: node, ...placeOf(node) })));
  if (!network) makeNetwork();
  if (fit || anew) fitView();
  markActor();
  repaint();
}

/** Choose the scene and show it in whichever view is open. @param {boolean} [fit] */
function draw(fit = false) {
  chooseScene();
  drawPicture(fit);
  if (state.tab === 'graph') showStatus(statusParts());
  showScope();
  announce('');
  updateCounts();
  followFilters();
  if (state.tab !== 'graph') showTable();
  saveLink();
}

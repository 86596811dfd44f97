// @ts-check
// Names of actors and words of relations on the screen: the weightiest first, none over another.

/** @typedef {{node: number, text: string, x: number, y: number, width: number, kind: string}} Label */

const FONT = '12.5px system-ui, sans-serif';
const MOST_LABELS = 140;
/** Actors whose names are shown even where they cover another actor. */
const NAMED = 30;
/** Leading actors that are named before communities are. */
const LEADING = 10;
/** @type {Label[]} */ let labels = [];
/** @type {number[]} */ const shownLabels = [];
/** Left, top, right, bottom of each. @type {number[][]} */ const labelBoxes = [];
/** @type {number[]} */ let sceneByHeft = [];
/** The largest actors of the scene and those of most articles: names of communities never stand in their names' way. @type {number[]} */ let leadingDrawn = [];
/** @type {number[]} */ const labelWidths = [];
const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
ruler.font = FONT;

/** @param {number} node */
const fullName = (node) => plain(NODES[node].l).trim() || NODES[node].id;

/** @param {number} node */
function labelOf(node) {
  const name = changeSign(node) + fullName(node);
  return name.length > 30 ? `${name.slice(0, 29)}…` : name;
}

/** @param {number} node */
const labelWidth = (node) => labelWidths[node] || (labelWidths[node] = ruler.measureText(labelOf(node)).width);

/** @param {number} x @param {number} y @param {number} width */
function* cellsOf(x, y, width) {
  for (let column = Math.floor((x - width / 2 - 3) / 12); column <= Math.floor((x + width / 2 + 3) / 12); column += 1) {
    for (let row = Math.floor(y / 8); row <= Math.floor((y + 15) / 8); row += 1) yield column * 4096 + row;
  }
}

/** @param {Set<number>} used @param {number} x @param {number} y @param {number} width */
function collides(used, x, y, width) {
  for (const cell of cellsOf(x, y, width)) if (used.has(cell)) return true;
  return false;
}

/** Cells that actors cover. @param {(node: number) => Spot} at */
function actorCells(at) {
  const cells = new Set();
  for (const node of scene.nodes) {
    const { x, y, r } = at(node);
    for (let down = -r; down <= r; down += 8) for (let along = -r; along <= r; along += 12) cells.add(Math.floor((x + along) / 12) * 4096 + Math.floor((y + down) / 8));
  }
  return cells;
}

/** Where a name goes: below, above, beside; over other actors only if it `must`, over other names never.
 * @param {Spot} at @param {number} width @param {Set<number>} used @param {Set<number>} actors @param {boolean} must @param {{wide: number, high: number}} box
 * @returns {[number, number]|null} */
function spotFor(at, width, used, actors, must, box) {
  const aside = at.r + 5 + width / 2;
  /** @type {[number, number][]} */
  const spots = [[at.x, at.y + at.r + 3], [at.x, at.y - at.r - 17], [at.x + aside, at.y - 7], [at.x - aside, at.y - 7], [at.x + aside, at.y + at.r], [at.x - aside, at.y + at.r], [at.x + aside, at.y - at.r - 14], [at.x - aside, at.y - at.r - 14]];
  const free = spots.filter(([x, y]) => y >= 0 && y <= box.high - 14 && x >= width / 2 && x <= box.wide - width / 2 && !collides(used, x, y, width));
  return free.find(([x, y]) => !collides(actors, x, y, width)) || (must && free[0]) || null;
}

/** Choose the labels of what is on the screen. @param {(node: number) => Spot} at @param {{wide: number, high: number}} box */
function placeLabels(at, box) {
  const used = new Set();
  const actors = actorCells(at);
  labels = [];
  shownLabels.length = 0;
  labelBoxes.length = 0;
  /** @param {Label} label */
  const put = (label) => {
    for (const cell of cellsOf(label.x, label.y, label.width)) used.add(cell);
    labels.push(label);
    labelBoxes.push([label.x - label.width / 2, label.y, label.x + label.width / 2, label.y + 14]);
  };
  const { node: picked } = focus();
  const near = picked === null ? [] : pairsAt[picked].map((pair) => otherEnd(pair, picked)).filter(placeKnown);
  const first = [...(picked === null ? [] : [picked]), ...(state.actor === null || state.actor === picked ? [] : [state.actor])];
  const seen = new Set();
  /** @param {number} node */
  const name = (node) => {
    if (seen.has(node) || shownLabels.length >= MOST_LABELS) return;
    seen.add(node);
    const spot = at(node);
    if (!placeKnown(node) || spot.x < 0 || spot.y < 0 || spot.x > box.wide || spot.y > box.high) return;
    const width = labelWidth(node);
    const found = spotFor(spot, width, used, actors, shownLabels.length < NAMED, box);
    if (!found) return;
    put({ node, text: labelOf(node), x: found[0], y: found[1], width, kind: isFaded(node) ? 'faded' : 'name' });
    shownLabels.push(node);
  };
  [...first, ...leadingDrawn].forEach(name);
  placeCommunityNames(used, actors, put, box);
  [...near, ...sceneByHeft].forEach(name);
  placeWords(used, actors, put);
}

/** The words of relations, near the middles of their strokes. @param {Set<number>} used @param {Set<number>} actors @param {(label: Label) => void} put */
function placeWords(used, actors, put) {
  const told = strokes.filter((stroke) => stroke.words && stroke.bright).sort((one, other) => other.width - one.width);
  for (const stroke of told) {
    const width = ruler.measureText(stroke.words).width * 0.9;
    const parts = stroke.ring ? [1, 0.7] : [0.5, 0.38, 0.62, 0.28, 0.72];
    const spots = parts.map((part) => pointOn(stroke, part)).map(({ x, y }) => ({ x, y: y - 7 }));
    const spot = spots.find(({ x, y }) => !collides(used, x, y, width) && !collides(actors, x, y, width)) || spots.find(({ x, y }) => !collides(used, x, y, width));
    if (spot) put({ node: -1, text: stroke.words, ...spot, width, kind: stroke.color });
  }
}

/** @param {CanvasRenderingContext2D} context */
function paintLabels(context) {
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineWidth = 3.5;
  context.lineJoin = 'round';
  context.strokeStyle = ink.bg;
  for (const label of labels) {
    const word = label.node < 0;
    context.font = word ? '11.25px system-ui, sans-serif' : FONT;
    context.globalAlpha = label.kind === 'faded' ? 0.3 : 1;
    context.strokeText(label.text, label.x, label.y);
    context.fillStyle = word ? label.kind : ink.fg;
    context.fillText(label.text, label.x, label.y);
  }
  context.globalAlpha = 1;
}

// @ts-check
// Places for what is shown: forces between the actors of a scene, then room for their names. No chance in it: the same
// scene lies the same way.

/** Actors above which a scene keeps the places that the build gave. */
const ARRANGED = 300;
const STEPS = 140;
/** Places of the scene, in pixels at scale 1. @type {Map<number, {x: number, y: number}>} */
const places = new Map();
/** Where the reader has put actors. @type {Map<number, {x: number, y: number}>} */
const moved = new Map();

/** @param {number} node */
const placeOf = (node) => moved.get(node) || places.get(node) || NODES[node];

/** Place the scene in a box of that size. @param {number} wide @param {number} high */
function arrange(wide, high) {
  places.clear();
  const nodes = scene.nodes;
  if (state.path) { placeRow(state.path, wide); return; }
  if (nodes.length > ARRANGED || nodes.length < 2) { for (const node of nodes) places.set(node, { x: NODES[node].x, y: NODES[node].y }); return; }
  // A few actors stay near one another: the room is for many.
  const part = Math.min(1, 0.35 + nodes.length / 30);
  wide *= part;
  high *= nodes.length === 2 ? 0.1 : part;
  const [xs, ys] = startingPlaces(nodes, wide, high);
  pull(nodes, xs, ys, wide, high);
  spread(xs, wide);
  spread(ys, high);
  makeRoom(nodes, xs, ys, wide * high);
  nodes.forEach((node, at) => places.set(node, { x: xs[at], y: ys[at] }));
}

/** A path from left to right, in as many rows as it needs. @param {number[]} path @param {number} wide */
function placeRow(path, wide) {
  const gap = Math.max(110, Math.min(190, wide / path.length));
  path.forEach((node, step) => places.set(node, { x: step * gap, y: step % 2 ? 55 : -55 }));
}

/** The places that the build gave, scaled into the box; two at one place part. @param {number[]} nodes @param {number} wide @param {number} high @returns {[Float64Array, Float64Array]} */
function startingPlaces(nodes, wide, high) {
  const xs = Float64Array.from(nodes, (node) => NODES[node].x);
  const ys = Float64Array.from(nodes, (node) => NODES[node].y);
  for (const [values, room] of /** @type {[Float64Array, number][]} */ ([[xs, wide], [ys, high]])) {
    const order = [...values.keys()].sort((one, other) => values[one] - values[other]);
    order.forEach((at, rank) => { values[at] = 0.8 * room * (rank / (nodes.length - 1) - 0.5); });
  }
  return [xs, ys];
}

/** Forces (Fruchterman and Reingold 1991): all push, the linked pull, everything leans to the middle. @param {number[]} nodes @param {Float64Array} xs @param {Float64Array} ys @param {number} wide @param {number} high */
function pull(nodes, xs, ys, wide, high) {
  const number = new Map(nodes.map((node, at) => [node, at]));
  const links = scene.pairs.map((pair) => [number.get(pair.a) ?? 0, number.get(pair.b) ?? 0, 0.3 + 0.15 * Math.min(Math.log2(pair.weight), 5)]);
  const gap = 0.75 * Math.sqrt((wide * high) / nodes.length);
  const stretch = wide / high;
  const mx = new Float64Array(nodes.length);
  const my = new Float64Array(nodes.length);
  for (let step = 0; step < STEPS; step += 1) {
    mx.fill(0);
    my.fill(0);
    push(xs, ys, mx, my, gap);
    for (const [one, other, weight] of links) {
      const [dx, dy] = [xs[one] - xs[other], ys[one] - ys[other]];
      const force = (weight * Math.hypot(dx, dy)) / gap;
      mx[one] -= dx * force; my[one] -= dy * force;
      mx[other] += dx * force; my[other] += dy * force;
    }
    const heat = gap * 1.2 * (1 - step / STEPS) ** 1.5 + 0.5;
    for (let at = 0; at < nodes.length; at += 1) {
      mx[at] -= (1.1 * xs[at] * gap) / wide;
      my[at] -= (1.1 * stretch * ys[at] * gap) / wide;
      const far = Math.hypot(mx[at], my[at]) || 1;
      xs[at] += (mx[at] / far) * Math.min(far, heat);
      ys[at] += (my[at] / far) * Math.min(far, heat);
    }
  }
}

/** Fill the room: a dense middle is drawn apart, what lies far out comes near; who is left of whom stays so. @param {Float64Array} values @param {number} room */
function spread(values, room) {
  const order = [...values.keys()].sort((one, other) => values[one] - values[other] || one - other);
  const last = order.length - 1;
  const [low, high] = [values[order[Math.floor(last * 0.05)]], values[order[Math.ceil(last * 0.95)]]];
  order.forEach((at, rank) => {
    const linear = Math.max(-0.1, Math.min(1.1, (values[at] - low) / (high - low || 1)));
    values[at] = room * (0.5 * linear + 0.5 * (rank / last) - 0.5);
  });
}

/** All actors push one another away, the near ones most. @param {Float64Array} xs @param {Float64Array} ys @param {Float64Array} mx @param {Float64Array} my @param {number} gap */
function push(xs, ys, mx, my, gap) {
  for (let one = 0; one < xs.length; one += 1) {
    for (let other = one + 1; other < xs.length; other += 1) {
      const dx = xs[one] - xs[other] || 0.1 * (1 + (one % 7));
      const dy = ys[one] - ys[other] || 0.1 * (1 + (other % 5));
      const force = (gap * gap) / Math.max(dx * dx + dy * dy, 25);
      mx[one] += dx * force; my[one] += dy * force;
      mx[other] -= dx * force; my[other] -= dy * force;
    }
  }
}

/** Move apart what would cover one another: an actor with the name below it. @param {number[]} nodes @param {Float64Array} xs @param {Float64Array} ys @param {number} room in square pixels; where it is too small for all names, actors alone are moved apart */
function makeRoom(nodes, xs, ys, room) {
  const needed = nodes.reduce((sum, node) => sum + Math.max(2 * nodeSize(node) + 8, Math.min(labelWidth(node), 130) + 6) * (2 * nodeSize(node) + 21), 0);
  const crowded = nodes.length > 120 || needed > 0.85 * room;
  const half = nodes.map((node) => (crowded ? nodeSize(node) + 3 : Math.max(nodeSize(node) + 4, Math.min(labelWidth(node), 130) / 2 + 3)));
  const up = nodes.map((node) => nodeSize(node) + 3);
  const down = nodes.map((node) => nodeSize(node) + (crowded ? 3 : 18));
  for (let round = 0; round < 80; round += 1) {
    let moves = 0;
    for (let one = 0; one < nodes.length; one += 1) {
      for (let other = one + 1; other < nodes.length; other += 1) {
        const dx = xs[one] - xs[other];
        const dy = ys[one] - ys[other];
        const overX = half[one] + half[other] - Math.abs(dx);
        if (overX <= 0) continue;
        const overY = (dy < 0 ? down[one] + up[other] : up[one] + down[other]) - Math.abs(dy);
        if (overY <= 0) continue;
        moves += 1;
        if (overX < overY) { const by = (0.52 * overX) * (dx < 0 ? -1 : 1); xs[one] += by; xs[other] -= by; } else { const by = (0.52 * overY) * (dy < 0 ? -1 : 1); ys[one] += by; ys[other] -= by; }
      }
    }
    if (!moves) break;
  }
}

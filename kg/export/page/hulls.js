// @ts-check
// Communities: colors of their own while there are enough, and an area with a name around each.

/** Colors for communities; the rest of them are gray, so that no color means two things. */
const HULLS = 8;
/** @type {Map<number, number>} */ let hullColors = new Map();

/** Choose which communities of the scene have a color: those with most actors drawn. */
function colorCommunities() {
  /** @type {Map<number, number>} */ const counts = new Map();
  for (const node of scene.nodes) counts.set(NODES[node].k, (counts.get(NODES[node].k) || 0) + 1);
  const large = [...counts].filter(([, count]) => count > 2).sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, HULLS);
  hullColors = new Map(large.map(([community], number) => [community, [0, 1, 2, 3, 4, 6, 8, 9][number]]));
}

/** @param {number} node */
function nodeColor(node) {
  if (!state.community) return COLORS[NODES[node].t % COLORS.length];
  return COLORS[hullColors.get(NODES[node].k) ?? 7];
}

/** The corners around some points (Andrew 1979). @param {{x: number, y: number}[]} points */
function hullOf(points) {
  const order = points.slice().sort((one, other) => one.x - other.x || one.y - other.y);
  /** @param {typeof points} list */
  const chain = (list) => {
    /** @type {typeof points} */ const found = [];
    for (const point of list) {
      for (;;) {
        const [one, two] = found.slice(-2);
        if (!two || (two.x - one.x) * (point.y - one.y) - (two.y - one.y) * (point.x - one.x) > 0) break;
        found.pop();
      }
      found.push(point);
    }
    return found.slice(0, -1);
  };
  return [...chain(order), ...chain(order.reverse())];
}

/** Corners moved outwards, so that the area holds the actors whole. @param {{x: number, y: number}[]} corners */
function widened(corners) {
  const middle = { x: corners.reduce((sum, one) => sum + one.x, 0) / corners.length, y: corners.reduce((sum, one) => sum + one.y, 0) / corners.length };
  return corners.map((one) => towards(one, middle.x, middle.y, -26));
}

/** @param {(node: number) => Spot} at @returns {{community: number, color: string, corners: {x: number, y: number}[]}[]} */
function communityHulls(at) {
  if (!state.community) return [];
  return [...hullColors].map(([community, color]) => ({ community, color: COLORS[color], corners: widened(hullOf(scene.nodes.filter((node) => NODES[node].k === community).map((node) => ({ x: at(node).x, y: at(node).y })))) }));
}

/** @param {CanvasRenderingContext2D} context */
function paintHulls(context) {
  context.globalAlpha = 0.15;
  for (const { color, corners } of communityHulls(spotOf)) {
    context.fillStyle = color;
    context.beginPath();
    corners.forEach(({ x, y }, number) => (number ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Where the name of an area may stand: at its top first, then around its corners, then inside. @param {{x: number, y: number}[]} corners */
function spotsAround(corners) {
  const order = corners.slice().sort((one, other) => one.y - other.y || one.x - other.x);
  const middle = { x: corners.reduce((sum, one) => sum + one.x, 0) / corners.length, y: corners.reduce((sum, one) => sum + one.y, 0) / corners.length };
  return [...order.flatMap(({ x, y }) => [-16, -2, -30, 4, -44].map((by) => ({ x, y: y + by }))), ...[0, -20, 20, -40, 40].map((by) => ({ x: middle.x, y: middle.y + by }))];
}

/** Names of communities, where neither another name nor an actor is. @param {Set<number>} used @param {Set<number>} actors @param {(label: Label) => void} put @param {{wide: number, high: number}} box */
function placeCommunityNames(used, actors, put, box) {
  for (const { community, color, corners } of communityHulls(spotOf)) {
    const text = `● ${communityName(community)}`;
    const width = ruler.measureText(text).width * 0.9;
    const spots = spotsAround(corners);
    const inside = [0, -0.55, 0.55].flatMap((aside) => spots.map(({ x, y }) => ({ x: Math.max(width / 2, Math.min(box.wide - width / 2, x + aside * width)), y })));
    const spot = inside.find(({ x, y }) => y > 0 && y < box.high - 14 && !collides(used, x, y, width) && !collides(actors, x, y, width));
    if (spot) put({ node: -1, text, ...spot, width, kind: color });
  }
}

// @ts-check
// Links as strokes on the screen: what a link, a fan of relations, a mediation, a statement without recipient looks like.
// The canvas, the pictures that are exported and the pointer all read the same strokes.

/** @typedef {{relation: number, from: number, to: number, edges: number[], count: number, sign: number, possible: boolean, negative: boolean, both: boolean, to_: string}} Group */
/** @typedef {{pair: Pair|null, edges: number[], node: number, x1: number, y1: number, cx: number, cy: number, x2: number, y2: number, color: string, width: number, dashes: number[], head: boolean, tail: boolean, hollow: boolean, ring: boolean, bright: boolean, words: string}} Stroke */

/** @type {Stroke[]} */ let strokes = [];
/** Colors of the theme; read once per drawing. @type {Record<string, string>} */
const ink = { bg: '', fg: '', muted: '', edge: '', good: '', bad: '', accent: '', speech: '' };
/** Pairs of a scene up to which every link tells its relation. */
const FEW = 30;
const FAN = 4;

function readInk() {
  const style = getComputedStyle(document.documentElement);
  for (const key of Object.keys(ink)) ink[key] = style.getPropertyValue(`--${key}`).trim();
}

/** How a link looks: never by color alone. @param {number} share of its events, -1 conflict to 1 cooperation @param {boolean} speech @param {boolean} possible */
function lineStyle(share, speech, possible) {
  if (possible) return { kind: 'edge', dashes: [2, 4] };
  if (share >= 1 / 3) return { kind: 'good', dashes: [] };
  if (share <= -1 / 3) return { kind: 'bad', dashes: [8, 4] };
  return speech ? { kind: 'speech', dashes: [10, 3, 2, 3] } : { kind: 'edge', dashes: [] };
}

/** @param {Pair} pair */
const pairStyle = (pair) => lineStyle(pair.events ? pair.sign / pair.events : 0, pair.speech > pair.mass / 2, pair.possible === pair.mass);
/** Thinner where links are many. @param {number} weight */
const strokeWidth = (weight) => Math.min(1.2 + 0.9 * Math.log2(weight), scene.pairs.length > 120 ? 4.5 : 8);
/** Lines of speech stay thin: there are most of them. @param {string} kind @param {number} weight */
const widthOf = (kind, weight) => (kind === 'speech' ? Math.min(1 + 0.25 * Math.log2(weight), 2.4) : kind === 'edge' ? 1.2 : strokeWidth(weight));

/** The relations of a link, each with its direction and status, the weightiest first; speech last.
 * @param {Pair} pair @returns {Group[]} */
function groupsOf(pair) {
  /** @type {Map<string, Group>} */ const found = new Map();
  for (const index of pair.edges) {
    const edge = EDGES[index];
    const key = `${edge.r}/${edge.sym ? '' : edge.s}/${edge.p}/${happened(index)}/${edge.to || ''}`;
    const group = found.get(key) || { relation: edge.r, from: edge.s, to: edge.t, edges: [], count: 0, sign: Math.sign(RELATIONS[edge.r].w), possible: !happened(index), negative: edge.p < 0, both: Boolean(edge.sym), to_: edge.to || '' };
    group.edges.push(index);
    found.set(key, group);
  }
  for (const group of found.values()) group.count = sentencesOf(group.edges);
  /** Events before offices, those before speech. @param {Group} group */
  const speech = (group) => ['event', 'structure', 'speech'].indexOf(RELATIONS[group.relation].layer);
  return [...found.values()].sort((one, other) => speech(one) - speech(other) || Number(one.possible) - Number(other.possible) || other.count - one.count);
}

/** A relation as it stands on a link, with the way it runs. @param {Group} group @param {number} more kinds of relation @param {boolean} rightward */
function groupWords(group, more, rightward) {
  const label = `${group.negative ? 'not: ' : group.possible ? 'maybe: ' : ''}${RELATIONS[group.relation].label}${group.to_ ? ` ${group.to_}` : ''}`;
  const text = `${label}${group.count > 1 ? ` ×${counted(group.count)}` : ''}${more ? ` +${more}` : ''}`;
  if (group.both) return `↔ ${text}`;
  return rightward ? `${text} →` : `← ${text}`;
}

/** What the pointer or the selection picks out. */
const focus = () => ({ node: hovered ?? (state.ego || state.path ? null : state.actor), pair: hoveredPair ?? state.pair });

/** Put the strokes of the scene together. @param {(node: number) => Spot} at */
function makeStrokes(at) {
  strokes = [];
  const { node, pair: chosen } = focus();
  const talk = scene.pairs.length <= FEW;
  const center = node ?? (state.ego ? state.actor : null);
  const told = new Set(center === null ? [] : scene.pairs.filter((pair) => pair.a === center || pair.b === center).slice(0, 20));
  const joined = mediationStrokes(at, node, chosen);
  for (const whole of scene.pairs) {
    const rest = joined.size ? whole.edges.filter((edge) => !joined.has(edge)) : whole.edges;
    if (!rest.length) continue;
    const pair = rest.length < whole.edges.length ? { ...whole, edges: rest, groups: undefined } : whole;
    const bright = (node === null && !chosen) || pair.id === chosen || pair.a === node || pair.b === node;
    const fan = pair.id === chosen || (state.ego > 0 && (talk || told.has(whole))) || (state.path && isStep(pair)) || scene.pairs.length <= 6;
    addPair(pair, at, { bright, fan: Boolean(fan), talk: talk || told.has(whole) || pair.id === chosen });
  }
  for (const one of scene.nodes) addStub(one, at, node === null ? !chosen : one === node, talk || one === node, joined);
}

/** @param {Pair} pair */
const isStep = (pair) => Boolean(state.path) && Math.abs((state.path || []).indexOf(pair.a) - (state.path || []).indexOf(pair.b)) === 1;

/** @param {Pair} pair @param {(node: number) => Spot} at @param {{bright: boolean, fan: boolean, talk: boolean}} how */
function addPair(pair, at, { bright, fan, talk }) {
  const groups = pair.groups || (pair.groups = groupsOf(pair));
  if (!fan || groups.length < 2) {
    const style = pairStyle(pair);
    const first = groups[0];
    addStroke(at(pair.a), at(pair.b), 0, {
      pair, edges: pair.edges, color: ink[style.kind], dashes: style.dashes, bright,
      width: widthOf(style.kind, pair.weight),
      head: pair.forth > 0, tail: pair.back > 0, hollow: style.kind === 'edge',
      words: changeLabel(pair.edges) || (talk ? groupWords(first, groups.length - 1, at(first.from).x <= at(first.to).x) : ''),
    });
    return;
  }
  groups.slice(0, FAN).forEach((group, number, list) => {
    const style = lineStyle(group.sign, RELATIONS[group.relation].layer === 'speech', group.possible);
    const more = number === list.length - 1 ? groups.length - list.length : 0;
    addStroke(at(pair.a), at(pair.b), (number - (list.length - 1) / 2) * 34, {
      pair, edges: pair.edges, color: ink[style.kind], dashes: style.dashes, bright, width: widthOf(style.kind, group.count),
      head: group.both || group.from === pair.a, tail: group.both || group.from === pair.b, hollow: style.kind === 'edge',
      words: groupWords(group, more, at(group.from).x <= at(group.to).x),
    });
  });
}

/** A line from rim to rim, bent aside by so many pixels. @param {Spot} from @param {Spot} to @param {number} bend @param {any} look */
function addStroke(from, to, bend, look) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const long = Math.hypot(dx, dy) || 1;
  const [cx, cy] = [(from.x + to.x) / 2 - (dy / long) * bend, (from.y + to.y) / 2 + (dx / long) * bend];
  const start = towards(from, cx, cy, from.r + (look.tail ? 2 : 0));
  const end = towards(to, cx, cy, to.r + (look.head ? 2 : 0));
  strokes.push({ pair: null, node: -1, ring: false, words: '', ...look, x1: start.x, y1: start.y, cx, cy, x2: end.x, y2: end.y });
}

/** @param {{x: number, y: number}} from @param {number} x @param {number} y @param {number} by */
function towards(from, x, y, by) {
  const long = Math.hypot(x - from.x, y - from.y) || 1;
  return { x: from.x + ((x - from.x) / long) * by, y: from.y + ((y - from.y) / long) * by };
}

/** Mediations as one mark with three ends: mediator, and those between whom. @param {(node: number) => Spot} at @param {number|null} focused @param {string|null} chosen pair @returns {Set<number>} edges that the marks stand for */
function mediationStrokes(at, focused, chosen) {
  const drawn = new Set(scene.nodes);
  const pass = new Set(passing);
  /** @type {Set<number>} */ const joined = new Set();
  for (const one of DATA.mediations) {
    const edges = one.edges.filter((/** @type {number} */ edge) => pass.has(edge));
    if (!edges.length || !drawn.has(one.by) || !one.parties.every((/** @type {number} */ party) => drawn.has(party))) continue;
    const ends = one.parties.map(at);
    const by = at(one.by);
    const mean = { x: ends.reduce((/** @type {number} */ sum, /** @type {Spot} */ end) => sum + end.x, 0) / ends.length, y: ends.reduce((/** @type {number} */ sum, /** @type {Spot} */ end) => sum + end.y, 0) / ends.length };
    const joint = jointOf(by, mean, ends[0]);
    const possible = edges.every((/** @type {number} */ edge) => !happened(edge));
    const bright = focused === null ? !chosen || chosen.split('-').every((end) => [one.by, ...one.parties].includes(Number(end))) : focused === one.by || one.parties.includes(focused);
    const look = { edges, color: ink.good, dashes: possible ? [2, 4] : [], bright, width: 2.2, hollow: false };
    addStroke(by, joint, 0, { ...look, head: false, tail: false, ring: true, words: `${possible ? 'maybe: ' : ''}mediates${one.named ? '' : ' (context)'}` });
    for (const end of ends) addStroke(joint, end, 0, { ...look, head: true, tail: false });
    for (const edge of edges) joined.add(edge);
  }
  return joined;
}

/** Where the ends of a mediation meet: half way to between the parties, or aside if the mediator stands there. @param {Spot} by @param {{x: number, y: number}} mean @param {Spot} party @returns {Spot} */
function jointOf(by, mean, party) {
  if (Math.hypot(by.x - mean.x, by.y - mean.y) > 2 * by.r + 40) return { x: (by.x + mean.x) / 2, y: (by.y + mean.y) / 2, r: 5 };
  const long = Math.hypot(party.x - by.x, party.y - by.y) || 1;
  const aside = by.r + 38;
  return { x: by.x - ((party.y - by.y) / long) * aside, y: by.y + ((party.x - by.x) / long) * aside, r: 5 };
}

/** What an actor did towards nobody that the text names: a short line with a ring at its end. @param {number} node @param {(node: number) => Spot} at @param {boolean} bright @param {boolean} talk @param {Set<number>} joined edges that another mark stands for */
function addStub(node, at, bright, talk, joined) {
  const edges = (aloneAt.get(node) || []).filter((edge) => !joined.has(edge));
  if (!edges.length) return;
  const here = at(node);
  let [dx, dy] = [0, -0.001];
  for (const pair of pairsAt[node].slice(0, 12)) { if (!placeKnown(otherEnd(pair, node))) continue; const there = at(otherEnd(pair, node)); const long = Math.hypot(there.x - here.x, there.y - here.y) || 1; dx -= (there.x - here.x) / long; dy -= (there.y - here.y) / long; }
  const long = Math.hypot(dx, dy) || 1;
  const end = { x: here.x + (dx / long) * (here.r + 17), y: here.y + (dy / long) * (here.r + 17), r: 3 };
  const events = edges.filter((edge) => happened(edge) && !isSpeech(edge));
  const sign = events.reduce((sum, edge) => sum + Math.sign(RELATIONS[EDGES[edge].r].w), 0) / (events.length || 1);
  const style = lineStyle(sign, edges.every(isSpeech), !edges.some(happened));
  const first = edges.find((edge) => !isSpeech(edge)) ?? edges[0];
  const kinds = new Set(edges.map((edge) => EDGES[edge].r)).size;
  addStroke(here, end, 0, { edges, node, color: ink[style.kind], dashes: style.dashes, bright, width: 1.6, head: false, tail: false, hollow: false, ring: true, words: talk && !isSpeech(first) ? `${RELATIONS[EDGES[first].r].label}${kinds > 1 ? ` +${kinds - 1}` : ''}` : '' });
}

/** Where the tip of an arrow is, and which way it points. @param {Stroke} stroke @param {boolean} atEnd @returns {number[]} x and y of tip and corners */
function arrowCorners(stroke, atEnd) {
  const [x, y] = atEnd ? [stroke.x2, stroke.y2] : [stroke.x1, stroke.y1];
  const angle = Math.atan2(y - stroke.cy, x - stroke.cx);
  const size = 6 + 1.1 * stroke.width;
  return [x, y, x - size * Math.cos(angle - 0.42), y - size * Math.sin(angle - 0.42), x - size * Math.cos(angle + 0.42), y - size * Math.sin(angle + 0.42)];
}

/** The arrows of a stroke that is long enough to show them. @param {Stroke} stroke @returns {number[][]} */
function arrowsOf(stroke) {
  if (Math.hypot(stroke.x2 - stroke.x1, stroke.y2 - stroke.y1) < 22) return [];
  return [...(stroke.head ? [arrowCorners(stroke, true)] : []), ...(stroke.tail ? [arrowCorners(stroke, false)] : [])];
}

/** Draw the strokes, those of one look at once. @param {CanvasRenderingContext2D} context */
function paintStrokes(context) {
  /** @type {Map<string, {first: Stroke, lines: Path2D, filled: Path2D, open: Path2D}>} */ const looks = new Map();
  for (const stroke of strokes) {
    const key = `${stroke.color}/${stroke.width.toFixed(1)}/${stroke.dashes}/${stroke.bright}`;
    let look = looks.get(key);
    if (!look) { look = { first: stroke, lines: new Path2D(), filled: new Path2D(), open: new Path2D() }; looks.set(key, look); }
    look.lines.moveTo(stroke.x1, stroke.y1);
    look.lines.quadraticCurveTo(stroke.cx, stroke.cy, stroke.x2, stroke.y2);
    for (const [x, y, x2, y2, x3, y3] of arrowsOf(stroke)) {
      const path = stroke.hollow ? look.open : look.filled;
      path.moveTo(x, y); path.lineTo(x2, y2); path.lineTo(x3, y3); path.closePath();
    }
    if (stroke.ring) { look.open.moveTo(stroke.x2 + 4, stroke.y2); look.open.arc(stroke.x2, stroke.y2, 4, 0, 7); }
  }
  for (const { first, lines, filled, open } of looks.values()) {
    context.globalAlpha = first.bright ? 0.9 : 0.13;
    context.strokeStyle = context.fillStyle = first.color;
    context.lineWidth = first.width;
    context.setLineDash(first.dashes);
    context.stroke(lines);
    context.setLineDash([]);
    context.fill(filled);
    context.lineWidth = 1.3;
    context.fillStyle = ink.bg;
    context.fill(open);
    context.stroke(open);
  }
  context.globalAlpha = 1;
}

/** A point of a stroke. @param {Stroke} stroke @param {number} part of the way, 0 to 1 */
function pointOn(stroke, part) {
  const [one, two, three] = [(1 - part) ** 2, 2 * part * (1 - part), part * part];
  return { x: one * stroke.x1 + two * stroke.cx + three * stroke.x2, y: one * stroke.y1 + two * stroke.cy + three * stroke.y2 };
}

/** @param {{x: number, y: number}} point @param {{x: number, y: number}} from @param {{x: number, y: number}} to */
function distanceToLine(point, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = Math.max(0, Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(point.x - from.x - along * dx, point.y - from.y - along * dy);
}

/** The stroke nearest to a point on the screen, if it is near. @param {{x: number, y: number}} point @param {number} [within] @returns {Stroke|null} */
function strokeAt(point, within = 7) {
  let [best, least] = [/** @type {Stroke|null} */ (null), within];
  for (const stroke of strokes) {
    for (let part = 0; part < 1; part += 0.25) {
      const far = distanceToLine(point, pointOn(stroke, part), pointOn(stroke, part + 0.25));
      if (far < least) { least = far; best = stroke; }
    }
  }
  return best;
}

// @ts-check
// How two actors hang together: the shortest or the strongest path over what passes the filters.

/** @param {number} node */
function startPath(node) {
  state.pathStart = node;
  byId('path-button').setAttribute('aria-pressed', 'true');
  announce(`Path from ${fullName(node)}: pick the second actor, in the graph, a table or by search.`);
}

/** Find the path of least cost (Dijkstra); a step costs 1, or less the more evidence it has. @param {number} start @param {number} end @param {{strong?: boolean, without?: Set<number>}} [how] @returns {number[]|null} */
function cheapestPath(start, end, { strong = false, without = new Set() } = {}) {
  const cost = new Map([[start, 0]]);
  const previous = new Map([[start, -1]]);
  const done = new Set();
  const buckets = [[start]];
  for (let level = 0; level < buckets.length; level += 1) {
    for (const node of buckets[level] || []) {
      if (done.has(node)) continue;
      done.add(node);
      if (node === end) return backFrom(end, previous);
      for (const pair of pairsAt[node]) {
        const other = otherEnd(pair, node);
        if (done.has(other) || (without.has(other) && other !== end)) continue;
        const total = level + (strong ? Math.max(1, Math.round(60 / pair.weight)) : 1);
        if (total >= (cost.get(other) ?? Infinity)) continue;
        cost.set(other, total);
        previous.set(other, node);
        (buckets[total] = buckets[total] || []).push(other);
      }
    }
  }
  return null;
}

/** @param {number} end @param {Map<number, number>} previous */
function backFrom(end, previous) {
  /** @type {number[]} */ const path = [];
  for (let node = end; node !== -1; node = /** @type {number} */ (previous.get(node))) path.unshift(node);
  return path;
}

/** @param {number} start @param {number} end @param {{strong?: boolean, without?: Set<number>}} [how] */
function findPath(start, end, how = {}) {
  state.pathStart = null;
  byId('path-button').setAttribute('aria-pressed', 'false');
  const path = start === end ? null : cheapestPath(start, end, how);
  if (!path) {
    const which = how.without ? 'No other path' : 'No path';
    announce(`${which} from ${fullName(start)} to ${fullName(end)} under the current filters.`);
    return;
  }
  Object.assign(state, { path, ego: 0, actor: null, pair: null, cast: null, ask: '', only: null });
  if (state.tab === 'home') openTab('graph');
  draw(true);
  showPath(path, how);
  saveLink();
}

/** @param {number[]} path @param {{strong?: boolean, without?: Set<number>}} how */
function showPath(path, how) {
  const [start, end] = [path[0], path[path.length - 1]];
  const inner = new Set([...(how.without || []), ...path.slice(1, -1)]);
  const kind = how.without ? 'another' : how.strong ? 'strongest' : 'shortest';
  fillDetail(
    make('h2', {}, 'Path: ', isolated(fullName(start)), ' to ', isolated(fullName(end))),
    make('p', {}, `${several(path.length - 1, 'step')}, ${kind}`),
    make('div', { class: 'buttons' },
      make('button', { type: 'button', 'aria-pressed': String(kind === 'shortest'), onclick: () => findPath(start, end) }, 'Shortest'),
      make('button', { type: 'button', 'aria-pressed': String(kind === 'strongest'), onclick: () => findPath(start, end, { strong: true }) }, 'Strongest'),
      make('button', { type: 'button', onclick: () => findPath(start, end, { without: inner }) }, 'Another'),
      make('button', { type: 'button', onclick: clearSelection }, 'Leave the path')));
  path.slice(0, -1).forEach((node, step) => {
    const pair = pairsAt[node].find((one) => otherEnd(one, node) === path[step + 1]);
    if (!pair) { detail.append(make('p', {}, `No statement between ${fullName(node)} and ${fullName(path[step + 1])} passes the filters.`)); return; }
    detail.append(statementBlock(telling(pair.edges), 1), linkButton(`All of this step: ${several(pair.edges.length, 'statement')}`, () => selectPair(pair.id)));
  });
  panelShows(() => showPath(path, how));
}

/** The edge that says most of a link: no speech if there is else, then the most evidence. @param {number[]} edges */
const telling = (edges) => edges.slice().sort((one, other) => Number(isSpeech(one)) - Number(isSpeech(other)) || evidenceCount(other) - evidenceCount(one))[0];

// @ts-check
// The panel on the right: overview, an actor's card, the evidence of a link, a path.

const detail = byId('detail');

function showOverview() {
  detail.replaceChildren(
    make('h2', {}, 'Overview'),
    make('p', {}, `${counted(NODES.length)} actors, ${counted(EDGES.length)} statements${FIRST_DAY ? `, ${FIRST_DAY} to ${LAST_DAY}` : ''}. Select an actor for its card, a link for the sentences behind it.`),
    make('p', { class: 'legend' }, make('mark', { class: 'subject' }, 'subject'), make('mark', { class: 'cue' }, 'cue'), make('mark', { class: 'object' }, 'object'), make('mark', { class: 'content' }, 'what was said')),
    make('p', {}, 'Green lines: mostly cooperation. Orange, dashed: mostly conflict. Gray: speech, offices and mixed. Dotted: only possible or refused.'),
    make('h3', {}, 'Actors with most evidence'),
    make('ul', {}, ...ranked.slice(0, 15).map((node) => make('li', {}, linkButton(NODES[node].l, () => visitActor(node)), ` ${counted(heft[node])}`))),
  );
}

/** @param {number} node */
function visitActor(node) {
  state.pinned.add(node);
  selectActor(node);
  if (state.tab === 'graph') network.focus(node, { scale: Math.max(network.getScale(), 0.8), animation: false });
}

/** @param {number} node */
function selectActor(node) {
  if (state.pathStart !== null && state.pathStart !== node) { findPath(state.pathStart, node); return; }
  state.actor = node;
  state.pair = null;
  if (!nodeSet.get(node)) draw();
  network.selectNodes([node], false);
  showActor(node);
  saveLink();
}

/** @param {number} node */
function showActor(node) {
  const data = NODES[node];
  const ids = [TYPES[data.t].replace('_', ' '), data.q ? `Wikidata ${data.q}` : '', data.an ? 'unnamed source' : ''].filter(Boolean);
  detail.replaceChildren(make('h2', {}, isolated(data.l)), make('p', {}, ...ids.map((one) => chip(one))));
  for (const [title, organization, ended, first, last] of data.ro || []) {
    const where = organization >= 0 ? `, ${plain(NODES[organization].l)}` : '';
    const when = first ? ` (${first === last ? first : `${first} – ${last}`})` : '';
    detail.append(make('p', {}, `${ended ? 'Former ' : ''}${plain(title || 'member')}${where}${when}`));
  }
  if (data.al) detail.append(make('p', {}, 'Also: ', isolated(data.al.slice(0, 30).join(', '))));
  detail.append(actorButtons(node), ...actorFigures(node));
}

/** @param {number} node */
function actorButtons(node) {
  const egos = [1, 2, 3].map((depth) => make('button', { type: 'button', 'aria-pressed': String(state.ego === depth), onclick: () => focusActor(node, depth) }, `Ego ${depth}`));
  return make('div', { class: 'buttons' }, ...egos,
    make('button', { type: 'button', onclick: () => focusActor(node, 0) }, 'Whole graph'),
    make('button', { type: 'button', onclick: () => startPath(node) }, 'Path from here'),
    make('button', { type: 'button', 'aria-pressed': String(state.pinned.has(node)), onclick: () => { if (!state.pinned.delete(node)) state.pinned.add(node); draw(); showActor(node); } }, 'Pin'),
    make('button', { type: 'button', onclick: () => { state.gone.add(node); clearSelection(); buildFilters(); } }, 'Hide'));
}

/** @param {number} node @param {number} depth */
function focusActor(node, depth) {
  state.path = null;
  state.ego = depth;
  state.actor = node;
  draw(true);
  showActor(node);
}

/** @param {number} node */
function actorFigures(node) {
  const own = touching[node].filter(passes);
  const made = own.filter((edge) => EDGES[edge].s === node);
  const received = own.length - made.length;
  const signs = own.filter(happened).map((edge) => Math.sign(RELATIONS[EDGES[edge].r].w) * evidenceCount(edge));
  const good = signs.filter((sign) => sign > 0).reduce((sum, sign) => sum + sign, 0);
  const bad = -signs.filter((sign) => sign < 0).reduce((sum, sign) => sum + sign, 0);
  const docs = NODES[node].n;
  const parts = [
    make('p', {}, `${counted(made.length)} statements made, ${counted(received)} received, in ${counted(docs)} independent documents${NODES[node].f ? `, ${NODES[node].f} to ${NODES[node].e}` : ''}. `,
      make('span', { class: 'good' }, `cooperation ${counted(good)}`), ', ', make('span', { class: 'bad' }, `conflict ${counted(bad)}`), '.'),
    make('h3', {}, 'Strongest links'),
    make('ul', {}, ...pairsAt[node].slice(0, 12).map((pair) => make('li', {}, linkButton(`${NODES[otherEnd(pair, node)].l} ×${pair.weight}`, () => selectPair(pair.id))))),
    make('h3', {}, 'Relations'),
    make('ul', {}, ...relationCounts(own).map(([label, count]) => make('li', {}, `${label} ${counted(count)}`))),
  ];
  const alone = made.filter((edge) => EDGES[edge].t < 0);
  if (alone.length) parts.push(make('h3', {}, 'Without a recipient'), ...alone.slice(0, 20).map((edge) => statementBlock(edge, 3)));
  return parts;
}

/** @param {number[]} edges @returns {[string, number][]} */
function relationCounts(edges) {
  /** @type {Map<string, number>} */ const counts = new Map();
  for (const edge of edges) {
    const label = RELATIONS[EDGES[edge].r].label;
    counts.set(label, (counts.get(label) || 0) + evidenceCount(edge));
  }
  return [...counts].sort((one, other) => other[1] - one[1]);
}

/** @param {string} id of a pair */
function selectPair(id) {
  const pair = pairs.find((one) => one.id === id);
  if (!pair) { announce('No statement of this link passes the filters.'); return; }
  state.pair = id;
  if (pairSet.get(id)) network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
  const [one, other] = [NODES[pair.a], NODES[pair.b]];
  detail.replaceChildren(
    make('h2', {}, isolated(one.l), ' – ', isolated(other.l)),
    make('p', {}, `${counted(pair.edges.length)} statements, ${counted(pair.weight)} pieces of evidence`),
    make('div', { class: 'buttons' }, linkButton(`Card of ${one.l}`, () => visitActor(pair.a)), linkButton(`Card of ${other.l}`, () => visitActor(pair.b))),
    ...contradictions(pair),
    ...byRelation(pair.edges).map((edge) => statementBlock(edge)),
  );
  saveLink();
}

/** @param {number[]} edges */
const byRelation = (edges) => edges.slice().sort((one, other) => Number(isSpeech(one)) - Number(isSpeech(other)) || EDGES[one].r - EDGES[other].r || evidenceCount(other) - evidenceCount(one));

/** Statements of one relation that differ in polarity, side by side. @param {Pair} pair */
function contradictions(pair) {
  /** @type {HTMLElement[]} */ const found = [];
  for (const one of pair.edges) {
    for (const other of pair.edges) {
      const [first, second] = [EDGES[one], EDGES[other]];
      const same = first.s === second.s && first.t === second.t && first.r === second.r;
      if (same && first.p > 0 && second.p < 0 && !isSpeech(one) && first.m === 0 && second.m === 0) {
        found.push(make('h3', {}, `Contradiction: ${statementTitle(one)}`),
          make('div', { class: 'sides' }, make('div', {}, ...statusChips(one), evidenceQuote(first.v[0], one)), make('div', {}, ...statusChips(other), evidenceQuote(second.v[0], other))));
      }
    }
  }
  return found;
}

/** @param {number} node */
function startPath(node) {
  state.pathStart = node;
  byId('path-button').setAttribute('aria-pressed', 'true');
  announce(`Path from ${NODES[node].l}: pick the second actor, in the graph, a table or by search.`);
}

/** @param {number} start @param {number} end */
function findPath(start, end) {
  state.pathStart = null;
  byId('path-button').setAttribute('aria-pressed', 'false');
  const previous = new Map([[start, -1]]);
  const queue = [start];
  while (queue.length && !previous.has(end)) {
    const node = /** @type {number} */ (queue.shift());
    for (const pair of pairsAt[node]) {
      const other = otherEnd(pair, node);
      if (!previous.has(other)) { previous.set(other, node); queue.push(other); }
    }
  }
  if (!previous.has(end)) { announce(`No path from ${NODES[start].l} to ${NODES[end].l} under the current filters.`); return; }
  /** @type {number[]} */ const path = [];
  for (let node = end; node !== -1; node = /** @type {number} */ (previous.get(node))) path.unshift(node);
  state.path = path;
  state.actor = null;
  draw(true);
  showPath(path);
  saveLink();
}

/** @param {number[]} path */
function showPath(path) {
  detail.replaceChildren(make('h2', {}, `Path: ${plain(NODES[path[0]].l)} to ${plain(NODES[path[path.length - 1]].l)}`), make('p', {}, `${path.length - 1} step${path.length === 2 ? '' : 's'}`));
  path.slice(0, -1).forEach((node, step) => {
    const pair = pairsAt[node].find((one) => otherEnd(one, node) === path[step + 1]);
    if (!pair) return;
    const best = byRelation(pair.edges)[0];
    detail.append(statementBlock(best, 1), linkButton(`All ${pair.edges.length} statements of this step`, () => selectPair(pair.id)));
  });
  detail.append(make('div', { class: 'buttons' }, make('button', { type: 'button', onclick: clearSelection }, 'Leave the path')));
}

/** @param {number} node */
function expandActor(node) {
  state.pinned.add(node);
  for (const pair of pairsAt[node].slice(0, 25)) state.pinned.add(otherEnd(pair, node));
  draw();
}

function clearSelection() {
  const framed = state.ego || state.path;
  state.actor = null;
  state.pair = null;
  state.ego = 0;
  state.path = null;
  state.pathStart = null;
  byId('path-button').setAttribute('aria-pressed', 'false');
  showOverview();
  draw(Boolean(framed));
  network.unselectAll();
}

// @ts-check
// The desk: actors chosen together, notes, and corrections to who is who, which are saved for the next build. The browser keeps it for this page, if it may.

/** @typedef {{kind: 'same'|'not_same'|'rename', nodes: number[], name: string}} Correction */
/** @type {Set<number>} */ const chosen = new Set();
/** @type {Correction[]} */ let corrections = [];
/** Notes by actor. @type {Map<number, string>} */ const notes = new Map();
const STORE = `kg/${DATA.options.title}/${NODES.length}/${EDGES.length}`;

function keepDesk() {
  const kept = { corrections: corrections.map((one) => ({ ...one, nodes: one.nodes.map((node) => NODES[node].id) })), notes: [...notes].map(([node, text]) => [NODES[node].id, text]) };
  try { localStorage.setItem(STORE, JSON.stringify(kept)); } catch { /* a page that may keep nothing */ }
  byId('desk-button').textContent = corrections.length + notes.size + chosen.size ? `Desk (${counted(corrections.length + notes.size + chosen.size)})` : 'Desk';
}

function recallDesk() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) || '{}');
    for (const one of kept.corrections || []) {
      const nodes = one.nodes.map((/** @type {string} */ id) => numberOf(id)).filter((/** @type {number|undefined} */ node) => node !== undefined);
      if (['same', 'not_same', 'rename'].includes(one.kind) && nodes.length === one.nodes.length) corrections.push({ kind: one.kind, nodes, name: String(one.name || '') });
    }
    for (const [id, text] of kept.notes || []) { const node = numberOf(id); if (node !== undefined) notes.set(node, String(text)); }
  } catch { /* what was kept is another page's, or nothing may be kept */ }
  keepDesk();
}

/** @param {number} node */
function chooseActor(node) {
  if (!chosen.delete(node)) chosen.add(node);
  announce(`${fullName(node)} ${chosen.has(node) ? 'chosen' : 'no longer chosen'}; ${several(chosen.size, 'actor')} on the desk.`);
  repaint();
  showDesk();
}

/** A correction in words. @param {Correction} one */
function correctionText(one) {
  const names_ = one.nodes.map(fullName).join(', ');
  return { same: `${names_}: one and the same`, not_same: `${names_}: not the same`, rename: `${names_}: rename to ${plain(one.name)}` }[one.kind];
}

/** @param {Correction['kind']} kind @param {number[]} nodes @param {string} [name] */
function correct(kind, nodes, name = '') {
  corrections.push({ kind, nodes, name });
  showDesk();
}

/** Text as TOML writes it. @param {string} text */
const toml = (text) => JSON.stringify(text.replace(/[\ud800-\udfff]/gu, '?')).replace(/\u007f/g, '\\u007f');

/** The corrections as `kg.corrections.toml`; notes stand in comments. */
function correctionsFile() {
  const parts = corrections.map((one) => {
    const ids = one.nodes.map((node) => toml(NODES[node].id));
    return one.kind === 'rename' ? `[[rename]]\nentity = ${ids[0]}\nname = ${toml(one.name)}\n` : `[[${one.kind}]]\nentities = [${ids.join(', ')}]\ncomment = ${toml(one.nodes.map(fullName).join(', '))}\n`;
  });
  return parts.join('\n');
}

/** Notes as Markdown. */
const notesFile = () => [`# ${DATA.options.title}`, ...[...notes].map(([node, text]) => `## ${fullName(node)}\n\n${text}`)].join('\n\n');

/** A place for a note on an actor. @param {number} node */
function noteBox(node) {
  const area = make('textarea', { rows: 2, 'aria-label': `Note on ${fullName(node)}`, placeholder: 'A note of your own' });
  area.value = notes.get(node) || '';
  area.addEventListener('change', () => { if (area.value.trim()) notes.set(node, area.value); else notes.delete(node); keepDesk(); });
  return area;
}

/** @param {string} label @param {() => void} action @param {boolean} [off] */
const deskButton = (label, action, off = false) => make('button', { type: 'button', disabled: off, onclick: action }, label);

function renameBox() {
  const [only] = chosen;
  const input = make('input', { type: 'text', 'aria-label': 'New name', placeholder: `New name for ${fullName(only)}` });
  return make('div', { class: 'boxes' }, input, deskButton('Rename', () => { if (input.value.trim()) correct('rename', [only], input.value.trim()); }));
}

function showDesk() {
  keepDesk();
  if (state.tab === 'home') openTab('graph');
  const list = [...chosen];
  fillDetail(
    make('h2', {}, 'Desk'),
    make('p', { class: 'small' }, 'Shift-click actors, drag over them with Shift held, or press S on one, to choose several.'),
    make('h3', {}, `Chosen (${counted(list.length)})`),
    ...longList(list, 30, (node) => make('span', {}, linkButton(fullName(node), () => visitActor(node)), ' ', make('button', { type: 'button', class: 'link', 'aria-label': `No longer choose ${fullName(node)}`, onclick: () => chooseActor(node) }, '×'))),
    ...(list.length ? [make('div', { class: 'buttons' },
      deskButton('Draw these alone', () => { state.cast = list; Object.assign(state, { ego: 0, path: null, pair: null, actor: null, ask: '' }); draw(true); }),
      deskButton('Pin', () => { list.forEach((node) => state.pinned.add(node)); draw(); }),
      deskButton('Hide', () => { list.forEach((node) => { state.gone.add(node); state.pinned.delete(node); }); chosen.clear(); draw(); showDesk(); }),
      deskButton('Same actor', () => correct('same', list), list.length < 2),
      deskButton('Not the same', () => correct('not_same', list), list.length < 2),
      deskButton('Choose none', () => { chosen.clear(); repaint(); showDesk(); }))] : []),
    ...(list.length === 1 ? [renameBox()] : []),
    make('h3', {}, `Corrections (${counted(corrections.length)})`),
    make('ul', {}, ...corrections.map((one) => make('li', {}, isolated(correctionText(one))))),
    make('div', { class: 'buttons' },
      deskButton('Undo the last', () => { corrections.pop(); showDesk(); }, !corrections.length),
      deskButton('Save kg.corrections.toml', () => saveFile('kg.corrections.toml', new Blob([correctionsFile()])), !corrections.length)),
    make('p', { class: 'small' }, 'Put the file into the folder of the build, or name it with --corrections, and build again.'),
    make('h3', {}, `Notes (${counted(notes.size)})`),
    make('ul', {}, ...[...notes].map(([node, text]) => make('li', {}, linkButton(fullName(node), () => visitActor(node)), ': ', isolated(text)))),
    make('div', { class: 'buttons' }, deskButton('Save notes', () => saveFile('notes.md', new Blob([notesFile()])), !notes.size)),
  );
}

/** Choose what a box that is drawn with Shift held goes around. */
function connectLasso() {
  const graph = byId('graph');
  const box_ = byId('lasso');
  /** @type {{x: number, y: number}|null} */ let start = null;
  const point = (/** @type {PointerEvent} */ event) => { const corner = graph.getBoundingClientRect(); return { x: event.clientX - corner.left, y: event.clientY - corner.top }; };
  graph.addEventListener('pointerdown', (event) => {
    const here = point(event);
    if (!event.shiftKey || scene.nodes.some((node) => Math.hypot(spotOf(node).x - here.x, spotOf(node).y - here.y) < spotOf(node).r + 3)) return;
    event.stopPropagation();
    start = here;
  }, true);
  graph.addEventListener('pointermove', (event) => {
    if (!start) return;
    event.stopPropagation();
    const here = point(event);
    box_.hidden = false;
    Object.assign(box_.style, { left: `${Math.min(start.x, here.x)}px`, top: `${Math.min(start.y, here.y)}px`, width: `${Math.abs(start.x - here.x)}px`, height: `${Math.abs(start.y - here.y)}px` });
  }, true);
  window.addEventListener('pointerup', (event) => {
    if (!start) return;
    const [from, to] = [start, point(event)];
    start = null;
    box_.hidden = true;
    const inside = scene.nodes.filter((node) => { const { x, y } = spotOf(node); return (x - from.x) * (x - to.x) < 0 && (y - from.y) * (y - to.y) < 0; });
    inside.forEach((node) => chosen.add(node));
    repaint();
    if (inside.length) showDesk();
  });
  byId('desk-button').addEventListener('click', showDesk);
  recallDesk();
}

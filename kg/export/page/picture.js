// @ts-check
// The view as a picture, with a legend and a line that says what is shown.

const LEGEND_ROW = 20;
const LEGEND_WIDTH = 360;

/** What the colors, shapes and lines of the scene mean. @returns {{label: string, color: string, dashes: number[]|null, shape: string}[]} */
function legendRows() {
  const kinds = [...new Set(scene.nodes.map((node) => (state.community ? NODES[node].k : NODES[node].t)))].sort((one, other) => one - other).slice(0, 12);
  const actors = kinds.map((kind) => ({
    label: state.community ? communityName(kind) : TYPES[kind].replace('_', ' '),
    color: COLORS[kind % COLORS.length],
    dashes: null,
    shape: state.community ? 'dot' : SHAPES[kind],
  }));
  const links = LINES.map(([kind, dashes, label]) => ({ label, color: ink[kind], dashes: dashes.split(' ').filter(Boolean).map(Number), shape: '' }));
  return [...actors, ...links];
}

/** A row of the legend as SVG. @param {ReturnType<typeof legendRows>[0]} row @param {number} x @param {number} y */
function legendMark(row, x, y) {
  const text = `<text x="${x + 44}" y="${y + 14}" fill="${ink.fg}">${xml(plain(row.label))}</text>`;
  if (row.dashes === null) return `<path transform="translate(${x + 10} ${y + 2})" d="${SHAPE_PATHS[row.shape]}" fill="${row.color}"/>${text}`;
  return `<path d="M${x} ${y + 9}h34" stroke="${row.color}" stroke-width="3"${row.dashes.length ? ` stroke-dasharray="${row.dashes.join(' ')}"` : ''}/>${text}`;
}

/** The scene as SVG: links, actors in their shapes, names, legend, caption. @returns {string} */
function svgPicture() {
  const places = network.getPositions(scene.nodes);
  const xs = scene.nodes.map((node) => places[node].x);
  const ys = scene.nodes.map((node) => places[node].y);
  const rows = legendRows();
  const [left, top] = [Math.min(...xs, 0) - 90, Math.min(...ys, 0) - 60];
  const [wide, high] = [Math.max(...xs, 0) - left + 90 + LEGEND_WIDTH, Math.max(Math.max(...ys, 0) - top + 90, rows.length * LEGEND_ROW + 70)];
  const lines = scene.pairs.map((pair) => { const style = pairStyle(pair); return `<line x1="${places[pair.a].x}" y1="${places[pair.a].y}" x2="${places[pair.b].x}" y2="${places[pair.b].y}" stroke="${style.color}" stroke-width="${pairWidth(pair).toFixed(1)}"${style.dashes ? ` stroke-dasharray="${style.dashes.join(' ')}"` : ''}><title>${xml(`${NODES[pair.a].l} – ${NODES[pair.b].l}: ${pair.weight}`)}</title></line>`; });
  const actors = scene.nodes.map((node) => {
    const scale = nodeSize(node) / 6;
    const shape = `<path transform="translate(${(places[node].x - 7 * scale).toFixed(1)} ${(places[node].y - 7 * scale).toFixed(1)}) scale(${scale.toFixed(2)})" d="${SHAPE_PATHS[SHAPES[NODES[node].t]]}" fill="${nodeColor(node)}"/>`;
    return `${shape}<text x="${places[node].x}" y="${places[node].y + nodeSize(node) + 14}" text-anchor="middle" fill="${ink.fg}">${xml(labelOf(node))}</text>`;
  });
  const legend = rows.map((row, number) => legendMark(row, left + wide - LEGEND_WIDTH, top + 20 + number * LEGEND_ROW));
  const caption = `<text x="${left + 10}" y="${top + high - 12}" fill="${ink.muted}">${xml(sceneStatus())}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${wide} ${high}" font-family="sans-serif" font-size="13"><rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="${ink.bg}"/>${lines.join('')}${actors.join('')}<g id="legend">${legend.join('')}</g>${caption}</svg>`;
}

/** Paint the legend. @param {CanvasRenderingContext2D} context @param {number} x @param {number} y */
function paintLegend(context, x, y) {
  legendRows().forEach((row, number) => {
    const at = y + number * LEGEND_ROW;
    context.save();
    context.translate(x, at);
    context.fillStyle = context.strokeStyle = row.color;
    context.lineWidth = 3;
    context.setLineDash(row.dashes || []);
    if (row.dashes === null) { context.translate(10, 2); context.fill(new Path2D(SHAPE_PATHS[row.shape])); }
    else context.stroke(new Path2D('M0 9h34'));
    context.restore();
    context.fillStyle = ink.fg;
    context.fillText(plain(row.label), x + 44, at + 14);
  });
}

/** The picture at twice the size, beside it the legend, below it what is shown. @returns {HTMLCanvasElement} */
function pngPicture() {
  const canvas = /** @type {HTMLCanvasElement} */ (byId('graph').querySelector('canvas'));
  const copy = document.createElement('canvas');
  const scale = 2;
  copy.width = canvas.width * scale + LEGEND_WIDTH * scale;
  copy.height = Math.max(canvas.height * scale, scale * (LEGEND_ROW * legendRows().length + 40)) + 60;
  const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext('2d'));
  context.fillStyle = ink.bg;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0, canvas.width * scale, canvas.height * scale);
  context.fillStyle = ink.fg;
  context.font = '24px system-ui, sans-serif';
  context.fillText(sceneStatus(), 20, copy.height - 22, copy.width - 40);
  context.scale(scale, scale);
  context.font = '13px system-ui, sans-serif';
  paintLegend(context, canvas.width, 20);
  return copy;
}

function savePng() {
  pngPicture().toBlob((blob) => { if (blob) saveFile('actors.png', blob); });
}

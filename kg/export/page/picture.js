// @ts-check
// The view as a picture: the same strokes and names as on the screen, a legend, and a line that says what is shown.

const LEGEND_ROW = 20;
const LEGEND_WIDTH = 300;
/** Of the picture where no graph is on the screen. */
const FRAME = { wide: 1160, high: 760 };

/** What the colors, shapes and lines of the scene mean. @returns {{label: string, color: string, dashes: number[]|null, shape: string}[]} */
function legendRows() {
  const actors = state.community
    ? [...hullColors].map(([community, color]) => ({ label: communityName(community), color: COLORS[color], dashes: null, shape: 'dot' }))
    : [...new Set(scene.nodes.map((node) => NODES[node].t))].sort((one, other) => one - other).map((type) => ({ label: typeWords(type), color: COLORS[type % COLORS.length], dashes: null, shape: SHAPES[type] }));
  const links = LINES.map(([kind, dashes, label]) => ({ label, color: ink[kind], dashes, shape: '' }));
  return [...actors, ...links];
}

/** A row of the legend as SVG. @param {ReturnType<typeof legendRows>[0]} row @param {number} x @param {number} y */
function legendMark(row, x, y) {
  const text = `<text x="${x + 44}" y="${y + 14}" fill="${ink.fg}">${xml(plain(row.label))}</text>`;
  if (row.dashes === null) return `<path transform="translate(${x + 10} ${y + 2})" d="${SHAPE_PATHS[row.shape]}" fill="${row.color}"/>${text}`;
  return `<path d="M${x} ${y + 9}h34" stroke="${row.color}" stroke-width="3"${row.dashes.length ? ` stroke-dasharray="${row.dashes.join(' ')}"` : ''}/>${text}`;
}

/** @param {Stroke} stroke */
function strokeSvg(stroke) {
  const n = (/** @type {number} */ value) => value.toFixed(1);
  const line = `<path d="M${n(stroke.x1)} ${n(stroke.y1)}Q${n(stroke.cx)} ${n(stroke.cy)} ${n(stroke.x2)} ${n(stroke.y2)}" fill="none" stroke="${stroke.color}" stroke-width="${n(stroke.width)}"${stroke.dashes.length ? ` stroke-dasharray="${stroke.dashes.join(' ')}"` : ''}><title>${xml(plain(strokeText(stroke)))}</title></path>`;
  const fill = stroke.hollow ? `fill="${ink.bg}" stroke="${stroke.color}"` : `fill="${stroke.color}"`;
  const heads = arrowsOf(stroke).map((corners) => `<path class="arrow" d="M${corners.slice(0, 2).map(n)}L${corners.slice(2, 4).map(n)}L${corners.slice(4).map(n)}z" ${fill}/>`);
  const ring = stroke.ring ? `<circle cx="${n(stroke.x2)}" cy="${n(stroke.y2)}" r="4" fill="${ink.bg}" stroke="${stroke.color}"/>` : '';
  return `<g opacity="${stroke.bright ? 0.9 : 0.15}">${line}${heads.join('')}${ring}</g>`;
}

/** @param {number} node */
function nodeSvg(node) {
  const { x, y, r } = spotOf(node);
  const scale = r / 6;
  return `<path transform="translate(${(x - 7 * scale).toFixed(1)} ${(y - 7 * scale).toFixed(1)}) scale(${scale.toFixed(2)})" d="${SHAPE_PATHS[SHAPES[NODES[node].t]]}" fill="${nodeColor(node)}" opacity="${isFaded(node) ? 0.25 : 1}"><title>${xml(fullName(node))}</title></path>`;
}

/** Make the strokes and names of the picture, as they stand on the screen, or of the whole scene where no graph does. @returns {{wide: number, high: number}} */
function frame() {
  const onScreen = state.tab === 'graph' && box.wide > 0;
  const size = onScreen ? box : FRAME;
  readInk();
  if (!onScreen) {
    prepareScene();
    arrange(size.wide - 110, size.high - 76);
    arranged = '';
    const { scale, middle } = fittedView(size);
    Object.assign(view, { scale, x: size.wide / 2 - middle.x * scale, y: size.high / 2 - middle.y * scale });
  }
  makeStrokes(spotOf);
  placeLabels(spotOf, size);
  return size;
}

/** A text in lines of so many letters. @param {string} text @param {number} most */
function wrapped(text, most) {
  /** @type {string[]} */ const lines_ = [];
  for (const word of text.split(' ')) {
    const last = lines_.length - 1;
    if (last >= 0 && lines_[last].length + word.length < most) lines_[last] += ` ${word}`; else lines_.push(word);
  }
  return lines_;
}

/** The scene as SVG. @returns {string} */
function svgPicture() {
  const { wide, high } = frame();
  const rows = legendRows();
  const width = wide + LEGEND_WIDTH;
  const told = wrapped(sceneStatus(), Math.floor((width - 20) / 6.2));
  const height = Math.max(high, rows.length * LEGEND_ROW + 30) + 32 + 14 * told.length;
  const hulls = communityHulls(spotOf).map(({ color, corners }) => `<path d="M${corners.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}z" fill="${color}" opacity="0.15"/>`);
  const names = labels.map((label) => `<text class="${label.node < 0 ? 'words' : 'name'}" x="${label.x.toFixed(1)}" y="${(label.y + 11).toFixed(1)}" text-anchor="middle" fill="${label.node < 0 ? label.kind : ink.fg}"${label.node < 0 ? ' font-size="11.25"' : ''} stroke="${ink.bg}" stroke-width="3" paint-order="stroke">${xml(label.text)}</text>`);
  const legend = rows.map((row, number) => legendMark(row, wide + 16, 16 + number * LEGEND_ROW));
  const caption = [DATA.options.title, ...told].map((line, number) => `<text x="10" y="${height - 12 - 14 * (told.length - number)}" fill="${ink.muted}" font-size="${number ? 11 : 13}">${xml(plain(line))}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12.5"><clipPath id="frame"><rect width="${wide}" height="${high}"/></clipPath><rect width="${width}" height="${height}" fill="${ink.bg}"/><g clip-path="url(#frame)">${hulls.join('')}${strokes.map(strokeSvg).join('')}${scene.nodes.map(nodeSvg).join('')}${names.join('')}</g><g id="legend" font-size="13">${legend.join('')}</g>${caption.join('')}</svg>`;
}

/** The picture at twice the size. @returns {Promise<HTMLCanvasElement>} */
async function pngPicture() {
  const address = URL.createObjectURL(new Blob([svgPicture()], { type: 'image/svg+xml' }));
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * image.width;
  canvas.height = 2 * image.height;
  /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return canvas;
}

async function savePng() {
  (await pngPicture()).toBlob((blob) => { if (blob) saveFile('actors.png', blob); });
}

/** For print: the picture in light colors, on paper of either shape; tables print as they are. */
function preparePrint() {
  const theme = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = 'light';
  if (state.tab === 'graph') byId('print').replaceChildren(make('img', { alt: sceneStatus(), src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgPicture())}` }));
  document.documentElement.dataset.theme = theme;
  readInk();
}

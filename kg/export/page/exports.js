// @ts-check
// The current view as files: what passes the filters between the actors that are drawn.

/** @param {string} name @param {Blob} blob */
function saveFile(name, blob) {
  const anchor = make('a', { download: name, href: URL.createObjectURL(blob) });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 5000);
}

/** @param {unknown} text */
const xml = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/g, '').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const FORMULA = /(^|[;\t|\r\n])(?=["' \u00a0]{0,99}[=+\-@＝＋－＠﹦﹢﹣﹫])|^(?=[\t\r\n])/g;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?%?$/;

/** A cell that no spreadsheet takes for a formula: the rule of kg/records/cells.py. @param {unknown} value */
function csvCell(value) {
  const text = String(value);
  const safe = NUMBER.test(text) ? text : text.replace(FORMULA, "$1'");
  return `"${safe.replace(/"/g, '""')}"`;
}

const viewEdges = () => scene.pairs.flatMap((pair) => pair.edges);
/** @param {number} edge */
const sourceName = (edge) => (EDGES[edge].a ? NODES[EDGES[edge].a[EDGES[edge].a.length - 1]].l : '');

/** @param {number} edge */
function evidenceRows(edge) {
  const rows = [];
  for (let item = EDGES[edge].v[0]; item < EDGES[edge].v[1]; item += 1) {
    const one = evidence().items[item];
    const source = evidence().docs[one.o];
    const text = source.s.filter((/** @type {any[]} */ sentence) => sentence[0] < one.z && one.a < sentence[1]).map((/** @type {any[]} */ sentence) => sentence[2]).join(' ');
    rows.push({ document: source.id, date: source.d, publisher: source.b, start: one.a, end: one.z, rule: one.r, sentence: text });
  }
  return rows;
}

const EXPORTS = {
  csv() {
    const head = 'subject,relation,object,polarity,modality,claimed_by,score,document,date,publisher,start,end,rule,sentence';
    const rows = viewEdges().flatMap((edge) => evidenceRows(edge).map((row) => [NODES[EDGES[edge].s].l, RELATIONS[EDGES[edge].r].id, NODES[EDGES[edge].t].l, EDGES[edge].p > 0 ? 'positive' : 'negative', MODALITIES[EDGES[edge].m], sourceName(edge), EDGES[edge].c, row.document, row.date, row.publisher, row.start, row.end, row.rule, row.sentence].map(csvCell).join(',')));
    return [head, ...rows].join('\r\n');
  },
  json() {
    const edges = viewEdges().map((edge) => ({ id: EDGES[edge].id, subject: NODES[EDGES[edge].s].id, relation: RELATIONS[EDGES[edge].r].id, object: NODES[EDGES[edge].t].id, polarity: EDGES[edge].p > 0 ? 'positive' : 'negative', modality: MODALITIES[EDGES[edge].m], claimed_by: sourceName(edge), score: EDGES[edge].c, evidence: evidenceRows(edge) }));
    return JSON.stringify({ filters: location.hash, nodes: scene.nodes.map((node) => ({ id: NODES[node].id, name: NODES[node].l, type: TYPES[NODES[node].t], aliases: NODES[node].al || [] })), edges }, null, 1);
  },
  graphml() {
    const nodes = scene.nodes.map((node) => `<node id="${xml(NODES[node].id)}"><data key="name">${xml(NODES[node].l)}</data><data key="type">${TYPES[NODES[node].t]}</data></node>`);
    const edges = viewEdges().map((edge) => `<edge id="${xml(EDGES[edge].id)}" source="${xml(NODES[EDGES[edge].s].id)}" target="${xml(NODES[EDGES[edge].t].id)}"><data key="relation">${xml(RELATIONS[EDGES[edge].r].id)}</data><data key="modality">${MODALITIES[EDGES[edge].m]}</data><data key="polarity">${EDGES[edge].p}</data></edge>`);
    const keys = [['name', 'node'], ['type', 'node'], ['relation', 'edge'], ['modality', 'edge'], ['polarity', 'edge']].map(([key, place]) => `<key id="${key}" for="${place}" attr.name="${key}" attr.type="string"/>`);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys.join('')}<graph edgedefault="directed">\n${[...nodes, ...edges].join('\n')}\n</graph></graphml>\n`;
  },
  ttl() {
    /** @param {string} id */
    const iri = (id) => `<urn:kg:actor:${encodeURIComponent(id).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}>`;
    const lines = viewEdges().filter((edge) => happened(edge) && !EDGES[edge].a && !EDGES[edge].x).map((edge) => `${iri(NODES[EDGES[edge].s].id)} <urn:kg:ontology:${isSpeech(edge) ? `says_${EDGES[edge].to}` : RELATIONS[EDGES[edge].r].id}> ${iri(NODES[EDGES[edge].t].id)} .`);
    return `${[...new Set(lines)].sort().join('\n')}\n`;
  },
  svg: svgPicture,
};

/** @param {string} form */
function exportView(form) {
  if (form === 'png') { savePng(); return; }
  const make_ = EXPORTS[/** @type {keyof typeof EXPORTS} */ (form)];
  if (make_) saveFile(`actors.${form}`, new Blob([make_()], { type: 'application/octet-stream' }));
}

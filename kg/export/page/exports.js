// @ts-check
// What is seen as files: the rows of the table that is open, or the statements between the actors that are drawn.

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

const FORMULA = /(^|[;\t|\r\n])(?=["'\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫])|^(?=[\t\r\n])/g;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?%?$/;
/** Tells spreadsheets that a file is UTF-8. */
const BOM = '\ufeff';

/** A cell that no spreadsheet takes for a formula: the rule of kg/records/cells.py. @param {unknown} value */
function csvCell(value) {
  const text = String(value);
  const safe = NUMBER.test(text) ? text : text.replace(FORMULA, "$1'");
  return `"${safe.replace(/"/g, '""')}"`;
}

/** Statements between the actors drawn, and those without recipient at them. */
const viewEdges = () => [...scene.pairs.flatMap((pair) => pair.edges), ...scene.nodes.flatMap((node) => aloneAt.get(node) || [])];
/** @param {number} edge */
const sourceName = (edge) => (EDGES[edge].a ? fullName(EDGES[edge].a[EDGES[edge].a.length - 1]) : '');

/** What is told of a statement in every form. @param {number} edge */
function edgeFacts(edge) {
  const data = EDGES[edge];
  return {
    id: data.id, subject: NODES[data.s].id, subject_name: fullName(data.s), relation: RELATIONS[data.r].id, object: data.t < 0 ? null : NODES[data.t].id, object_name: objectName(edge),
    role: data.ti ? plain(roleOf(data)) : '', addressing: data.to || '', polarity: data.p > 0 ? 'positive' : 'negative', modality: MODALITIES[data.m],
    claimed_by: sourceName(edge), score: data.c, weight: evidenceCount(edge), documents: data.n, first_day: data.d[0] || '', last_day: lastDay(edge),
  };
}

/** @param {number} edge */
function evidenceRows(edge) {
  return evidenceOf(edge).map((item) => {
    const one = itemAt(item);
    const [source, { s: sentences, u: url }] = [DOCS[one.o], textOf(one.o)];
    const text = sentences.filter((/** @type {any[]} */ sentence) => sentence[0] < one.z && one.a < sentence[1]).map((/** @type {any[]} */ sentence) => sentence[2]).join(' ');
    return { document: source.id, title: source.t || '', url, publisher: outletOf(one.o), published: source.d, event_from: one.d || '', event_until: one.e || '', event_text: one.on || '', place: one.at || '', start: one.a, end: one.z, rule: one.r, sentence: text };
  });
}

/** @param {Record<string, unknown>[]} rows */
function csvOf(rows) {
  if (!rows.length) return BOM;
  const keys = Object.keys(rows[0]);
  return BOM + [keys.join(','), ...rows.map((row) => keys.map((key) => csvCell(row[key] ?? '')).join(','))].join('\r\n');
}

/** @param {number} node */
function nodeFacts(node) {
  const { x, y } = placeOf(node);
  return { id: NODES[node].id, name: fullName(node), type: TYPES[NODES[node].t], weight: heftHere[node], documents: articlesAt(node), x: Math.round(10 * x) / 10, y: Math.round(10 * y) / 10, without_recipient: (aloneAt.get(node) || []).length };
}

/** @param {string} key @param {string} place @param {unknown} sample */
const graphmlKey = (key, place, sample) => `<key id="${place}-${key}" for="${place}" attr.name="${key}" attr.type="${typeof sample === 'number' ? 'double' : 'string'}"/>`;
/** @param {Record<string, unknown>} facts @param {string} place */
const graphmlData = (facts, place) => Object.entries(facts).map(([key, value]) => `<data key="${place}-${key}">${xml(value ?? '')}</data>`).join('');

const EXPORTS = {
  csv() {
    const maker = TABLES[state.tab];
    if (!maker) return csvOf(viewEdges().flatMap((edge) => evidenceRows(edge).map((row) => ({ ...edgeFacts(edge), ...row }))));
    const table = maker();
    return csvOf(sortedRows(table).map((row) => Object.fromEntries(table.columns.map((column) => [column.label, column.text(row)]))));
  },
  json() {
    const edges = viewEdges().map((edge) => ({ ...edgeFacts(edge), evidence: evidenceRows(edge) }));
    return JSON.stringify({ title: DATA.options.title, filters: location.hash, nodes: scene.nodes.map((node) => ({ ...nodeFacts(node), aliases: NODES[node].al || [] })), edges }, null, 1);
  },
  graphml() {
    const edges = viewEdges().filter((edge) => EDGES[edge].t >= 0).map(edgeFacts);
    const nodes = scene.nodes.map(nodeFacts);
    const keys = [...Object.entries(nodes[0] || {}).map(([key, sample]) => graphmlKey(key, 'node', sample)), ...Object.entries(edges[0] || {}).map(([key, sample]) => graphmlKey(key, 'edge', sample))];
    const body = [...nodes.map((node) => `<node id="${xml(node.id)}">${graphmlData(node, 'node')}</node>`), ...edges.map((edge) => `<edge id="${xml(edge.id)}" source="${xml(edge.subject)}" target="${xml(edge.object)}">${graphmlData(edge, 'edge')}</edge>`)];
    return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys.join('')}<graph edgedefault="directed">\n${body.join('\n')}\n</graph></graphml>\n`;
  },
  ttl() {
    /** @param {string} id */
    const iri = (id) => `<urn:kg:actor:${encodeURIComponent(id).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}>`;
    const lines = viewEdges().filter((edge) => EDGES[edge].t >= 0 && happened(edge) && !EDGES[edge].a && !EDGES[edge].x).map((edge) => `${iri(NODES[EDGES[edge].s].id)} <urn:kg:ontology:${isSpeech(edge) ? `says_${EDGES[edge].to}` : RELATIONS[EDGES[edge].r].id}> ${iri(NODES[EDGES[edge].t].id)} .`);
    return `${[...new Set(lines)].sort().join('\n')}\n`;
  },
  svg: svgPicture,
};

/** @param {string} form */
function exportView(form) {
  if (form === 'print') { window.print(); return; }
  if (form === 'png') { savePng(); return; }
  const make_ = EXPORTS[/** @type {keyof typeof EXPORTS} */ (form)];
  if (make_) saveFile(`${state.tab === 'graph' || form !== 'csv' ? 'actors' : state.tab}.${form}`, new Blob([make_()], { type: 'application/octet-stream' }));
}

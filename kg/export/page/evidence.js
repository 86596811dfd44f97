// @ts-check
// The sentence behind an edge: evidence -> a quotation with exact marks, status, source and article.

/** Cut a text at the bounds of marked spans. @param {any[]} sentence @param {[number, number, string][]} spans */
function markedSentence(sentence, spans) {
  const [start, end, text] = sentence;
  const cuts = new Set([start, end]);
  for (const [from, to] of spans) for (const cut of [from, to]) if (cut > start && cut < end) cuts.add(cut);
  const order = [...cuts].sort((one, other) => one - other);
  const letters = toUnits(text);
  return order.slice(0, -1).map((from, index) => {
    const to = order[index + 1];
    const piece = plain(text.slice(letters(from - start), letters(to - start)));
    const kinds = spans.filter((span) => span[0] <= from && span[1] >= to).map((span) => span[2]);
    if (!kinds.length) return piece;
    return make('mark', { class: kinds[kinds.length - 1], title: kinds.join(', ') }, piece);
  });
}

/** Offsets count code points, JavaScript counts UTF-16 units. @param {string} text @returns {(point: number) => number} */
function toUnits(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => point;
  const starts = [0];
  for (const letter of text) starts.push(starts[starts.length - 1] + letter.length);
  return (point) => starts[Math.min(point, starts.length - 1)];
}

/** @param {any} item @returns {[number, number, string][]} */
function spansOf(item) {
  /** @type {[number, number, string][]} */ const spans = [];
  for (const part of item.w || []) spans.push([part[0], part[1], 'content']);
  if (item.s) spans.push([item.s[0], item.s[1], 'subject']);
  if (item.t) spans.push([item.t[0], item.t[1], 'object']);
  if (item.q) spans.push([item.q[0], item.q[1], 'cue']);
  for (const part of item.u || []) spans.push([part[0], part[1], 'status']);
  return spans;
}

/** Pieces of evidence by the sentence that they begin in. @param {number[]} items @returns {number[][]} */
function bySentence(items) {
  /** @type {Map<number, number[]>} */ const found = new Map();
  for (const item of items) { const own = found.get(sentenceOf[item]); if (own) own.push(item); else found.set(sentenceOf[item], [item]); }
  return [...found.values()];
}

/** A passage with the marks of all that was read in it. @param {number[]} numbers of pieces of evidence of one sentence @param {number} edge */
function evidenceQuote(numbers, edge) {
  const items = numbers.map(itemAt);
  const source = textOf(items[0].o);
  const isInside = (/** @type {any[]} */ one) => items.some((item) => one[0] < item.z && one[1] > item.a);
  const at = source.s.findIndex(isInside);
  const inside = source.s.filter(isInside);
  const before = at > 0 ? source.s[at - 1] : null;
  const after = at >= 0 ? source.s[at + inside.length] : null;
  const spans = items.flatMap(spansOf);
  const quote = make('blockquote', { class: happened(edge) ? '' : 'possible', dir: 'auto' });
  if (before) quote.append(make('span', { class: 'context' }, plain(before[2]), ' '));
  for (const sentence of inside) quote.append(...markedSentence(sentence, spans), ' ');
  if (after) quote.append(make('span', { class: 'context' }, plain(after[2])));
  quote.append(evidenceFooter(numbers, inside));
  return quote;
}

/** First and last day of the event; an open side has none, an approximate interval says so. @param {any} item */
function statedDays(item) {
  if (!item.d && !item.e) return '';
  const days = item.d === item.e ? item.d : `${item.d || '…'} to ${item.e || '…'}`;
  return item.ap ? `approximately ${days}` : days;
}

/** What a rule reads, by the beginning of its name; the longest that fits counts. @type {Record<string, string>} */
const RULE_WORDS = { learned: 'the sentence as a whole', object: 'reported speech', 'noun:parties': 'talks between', noun: 'a noun', verb: 'a verb', office: 'an office', membership: 'a membership', marks: 'quotation marks', clause: 'reported speech', according: '“according to”', block: 'a quoted paragraph', signed: 'a signed statement', inserted: 'inserted speech', closing: 'speech before its source', predicate: 'speech as a predicate' };

/** How a piece of evidence was read, in words. @param {any} item */
function ruleWords(item) {
  const rule = item.r.replace(/^learned\+/, '');
  const known = Object.keys(RULE_WORDS).filter((start) => rule.startsWith(start)).sort((one, other) => other.length - one.length)[0];
  return `read from: ${known ? RULE_WORDS[known] : plain(rule.replace(/[-_:>/]+/g, ' '))}`;
}

/** The words that a piece of evidence marks, in their order. @param {any} item */
function markedWords(item) {
  const parts = [item.s, item.q, item.t].filter(Boolean).sort((one, other) => one[0] - other[0]);
  return parts.map((part) => contentOf({ o: item.o, w: [part] })).filter(Boolean).join(' … ');
}

/** @param {number[]} numbers of pieces of evidence @param {any[][]} inside */
function evidenceFooter(numbers, inside) {
  const [number] = numbers;
  const item = itemAt(number);
  const [source, { u: url }] = [DOCS[item.o], textOf(item.o)];
  const facts = [source.t || source.id, outletOf(item.o), source.d || 'no date'].filter(Boolean).map(plain).join(' · ');
  const footer = make('footer', {}, facts, make('br'), `${[...new Set(numbers.map((one) => ruleWords(itemAt(one))))].join('; ')}, score ${Math.max(...numbers.map((one) => ITEMS.c[one])).toFixed(2)}, characters ${item.a}–${item.z}`);
  if (numbers.length > 1) footer.append(make('br'), `this passage says it ${counted(numbers.length)} times: ${[...new Set(numbers.map((one) => markedWords(itemAt(one))))].filter(Boolean).join('; ')}`);
  if (item.s && (item.s[1] <= item.a || item.s[0] >= item.z)) footer.append(', subject named outside this sentence');
  const days = statedDays(item);
  if (item.on) footer.append(`, when: ${plain(item.on)}${days ? ` (${plain(days)})` : ''}`);
  if (item.at) footer.append(`, where: ${plain(item.at)}`);
  const text = inside.map((one) => one[2]).join(' ');
  const cite = `“${plain(text)}” — ${facts}${url ? `, ${url}` : ''}`;
  footer.append(' ', linkButton('copy with citation', () => copyText(cite)));
  footer.append(' ', linkButton('in the reader', () => showArticle(item.o)), ...webLink(url));
  return footer;
}

/** The way to an article's own address, which leaves the page. @param {string} url @returns {(Node|string)[]} */
const webLink = (url) => (/^https?:\/\//.test(url) ? [' ', make('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, 'on the web')] : []);

/** @param {string} text */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce('Copied.');
  } catch {
    announce(`Copy by hand: ${text}`);
  }
}

/** @param {number} index of an edge */
function statusChips(index) {
  const edge = EDGES[index];
  const found = changeChips(edge);
  if (edge.p < 0) found.push(chip('negated', 'possible'));
  if (edge.m) found.push(chip(MODALITIES[edge.m], 'possible'));
  if (edge.a) found.push(chip(`claimed by ${edge.a.map((/** @type {number} */ one) => fullName(one)).join(', quoting ')}`, 'claim'));
  if (edge.x) found.push(chip('ended'));
  found.push(chip(`score ${edge.c.toFixed(2)}`));
  if (edge.n > 1) found.push(chip(several(edge.n, 'independent document')));
  return found;
}

/** @param {number} index of an edge */
function statementTitle(index) {
  const edge = EDGES[index];
  const [subject, relation] = [fullName(edge.s), RELATIONS[edge.r]];
  const target = edge.t < 0 ? '' : fullName(edge.t);
  if (relation.id === 'holds_role') return `${subject}: ${plain(roleOf(edge))}${target ? `, ${target}` : ''}`;
  if (target) return `${subject} ${relation.label} ${edge.to ? `${edge.to} ` : ''}${target}`;
  return isSpeech(index) ? `${subject} says, to or about nobody named` : `${subject} ${relation.label} (recipient not named)`;
}

/** @param {any} edge of an office */
const roleOf = (edge) => `${edge.x ? 'former ' : ''}${edge.ti || 'office not named'}`;

/** @param {number} index of an edge @param {number} [most] */
function statementBlock(index, most = 60) {
  const items = bySentence(evidenceOf(index));
  const left = sentencesEver[index] - items.length;
  const block = make('section', {}, make('h3', {}, statementTitle(index)), ...statusChips(index));
  for (const item of items.slice(0, most)) block.append(evidenceQuote(item, index));
  if (items.length > most) block.append(linkButton(`Show ${several(items.length - most, 'more sentence')}`, () => block.replaceWith(statementBlock(index, most + 60))));
  if (left) block.append(make('p', { class: 'small' }, `${several(left, 'more sentence')} outside the chosen time, outlets or articles.`));
  return block;
}

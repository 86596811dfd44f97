// @ts-check
// The texts of the articles and what was read in them: bytes until a sentence is asked for; those of the last articles are kept.

/** A text: address, sentences, evidence. @typedef {{u: string, s: any[][], i: any[]}} Text */

/** Articles whose texts are kept. */ const KEPT = 150;
/** Of each article a line of JSON. @type {Uint8Array} */ let lines = new Uint8Array(0);
/** Where each line ends. */ const lineEnds = new Int32Array(DOCS.length);
/** Of each piece of evidence its place among those of its article. */ const placeInText = new Int32Array(ITEMS.o.length);
/** @type {Map<number, Text>} */ const texts = new Map();

async function loadTexts() {
  lines = await readIsland('evidence-data');
  let from = 0;
  for (let doc = 0; doc < DOCS.length; doc += 1) {
    const end = lines.indexOf(10, from);
    lineEnds[doc] = end < 0 ? lines.length : end;
    from = lineEnds[doc] + 1;
  }
  const next = new Int32Array(DOCS.length);
  ITEMS.o.forEach((doc, item) => { placeInText[item] = next[doc]; next[doc] += 1; });
}

/** How many code points a text has. @param {string} text */
const pointsOf = (text) => (/[\ud800-\udbff]/.test(text) ? [...text].length : text.length);

/** A text with sentences as first and last offset and words; in the island each tells how far it begins behind the one before. @param {number} doc @returns {Text} */
function parseText(doc) {
  const text = JSON.parse(new TextDecoder().decode(lines.subarray(doc ? lineEnds[doc - 1] + 1 : 0, lineEnds[doc])));
  let end = 0;
  text.s = text.s.map((/** @type {any[]} */ [gap, words, length]) => {
    const start = end + gap;
    end = start + (length ?? pointsOf(words));
    return [start, end, words];
  });
  return text;
}

/** @param {number} doc @returns {Text} */
function textOf(doc) {
  const known = texts.get(doc);
  if (known) return known;
  const text = parseText(doc);
  if (texts.size >= KEPT) texts.delete(/** @type {number} */ (texts.keys().next().value));
  texts.set(doc, text);
  return text;
}

/** A piece of evidence; its offsets, which count from its sentence in the island, are made those of the article when it is first read. @param {number} item */
function itemAt(item) {
  const text = textOf(ITEMS.o[item]);
  const one = text.i[placeInText[item]];
  if (one.o !== undefined) return one;
  const base = text.s.length ? text.s[ITEMS.s[item]][0] : 0;
  const moved_ = (/** @type {number[]} */ [start, length]) => [start + base, start + base + length];
  one.o = ITEMS.o[item];
  one.a += base;
  one.z += one.a;
  for (const key of ['s', 't', 'q']) if (one[key]) one[key] = moved_(one[key]);
  for (const key of ['u', 'w']) if (one[key]) one[key] = one[key].map(moved_);
  return one;
}

/** The name of an article's outlet. @param {number} doc */
const outletOf = (doc) => PUBLISHERS[DOCS[doc].b] || '';

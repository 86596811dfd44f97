// @ts-check
// Which actors words mean: a name or alias in full first, then beginnings of names and of their words, words in any order, typing errors.
// The index is a folded string per name and alias, made at the first search: about twice the letters of all names.

const HITS = 12;
/** Words of a search up to which two actors are looked for in it. */
const MOST_WORDS = 6;
/** An actor that words fit: how well, why, and whether so surely that Enter opens it. @typedef {{node: number, rank: number, why: string, sure: boolean}} Hit */
/** Folded names, aliases and offices, and whose they are. @type {{text: string, node: number, name: boolean, shown: string, office?: string}[]|null} */ let index = null;

/** Letters and digits alone, without accents; full stops go so that U.S. is US. @param {string} text */
const searchable = (text) => fold(text).replace(/[.'’]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

function makeIndex() {
  index = [];
  NODES.forEach((node, number) => {
    index?.push({ text: searchable(node.l), node: number, name: true, shown: node.l });
    for (const alias of node.al || []) index?.push({ text: searchable(alias), node: number, name: false, shown: alias });
    for (const role of node.ro || []) index?.push({ text: searchable(`${role[0]} ${role[1] < 0 ? '' : NODES[role[1]].l}`), node: number, name: false, shown: roleWords(role), office: searchable(role[0]) });
  });
  return index;
}

/** How many letters differ, if no more than `most` (Damerau: neighbors may be swapped). @param {string} one @param {string} other @param {number} most */
function misspelling(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1] ? 0 : 1;
      next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + same);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) next[at] = Math.min(next[at], before[at - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, last] = [last, next];
  }
  return last[other.length];
}

/** Typing errors that a word may have: short ones are other words soon. @param {string} word */
const errorsIn = (word) => (word.length < 5 ? 0 : word.length < 8 ? 1 : 2);

/** How well words fit a name: 6 the whole, 5.5 its first words, 5 its beginning, 4.5 words of it, 4 the beginning of one, 3 beginnings of words in any order, 2 an office, 1 misspelled, 0 not. @param {string} wanted @param {string[]} parts @param {string} text @param {boolean} loosely */
function fitOf(wanted, parts, text, loosely) {
  if (text === wanted) return 6;
  if (text.startsWith(`${wanted} `)) return 5.5;
  if (text.startsWith(wanted)) return 5;
  if (` ${text} `.includes(` ${wanted} `)) return 4.5;
  if (` ${text}`.includes(` ${wanted}`)) return 4;
  if (!loosely) return parts.every((part) => ` ${text}`.includes(` ${part}`)) ? 3 : 0;
  const words = text.split(' ');
  const close = (/** @type {string} */ part) => words.some((word) => word.startsWith(part) || (errorsIn(part) > 0 && misspelling(part, word, errorsIn(part)) <= errorsIn(part)));
  return parts.every(close) ? 1 : 0;
}

/** Tell whether Enter opens an actor: a name or its beginning is meant; a description (*the spokesman*) only in full. @param {number} fit @param {number} node */
const isSure = (fit, node) => fit >= (NODES[node].an ? 6 : 4);

/** @param {string} words @param {boolean} [exactly] without typing errors @returns {Hit[]} */
function findActors(words, exactly = false) {
  const wanted = searchable(words);
  if (!wanted) return [];
  const parts = wanted.split(' ');
  const entries = index || makeIndex();
  for (const loosely of exactly ? [false] : [false, true]) {
    /** @type {Map<number, Hit>} */ const best = new Map();
    for (const { text, node, name, shown, office } of entries) {
      if (office !== undefined && !parts.some((part) => ` ${office}`.includes(` ${part}`))) continue; // who serves a state isn't meant by its name
      const fit = Math.min(fitOf(wanted, parts, text, loosely), office === undefined ? 6 : 2);
      if (!fit) continue;
      // An alias in full comes before names that only begin so; among equals a name before an alias.
      const rank = fit + (name ? 0.2 : 0) + (shown === words.trim() ? 0.1 : 0);
      if (rank > (best.get(node)?.rank ?? 0)) best.set(node, { node, rank, sure: isSure(fit, node), why: name ? (fit === 1 ? 'similar name' : '') : office !== undefined ? plain(shown) : `${fit === 1 ? 'similar alias' : 'alias'}: ${plain(shown)}` });
    }
    if (best.size) return [...best.values()].sort((one, other) => Math.floor(2 * other.rank) - Math.floor(2 * one.rank) || heft[other.node] - heft[one.node] || other.rank - one.rank).slice(0, HITS);
  }
  return [];
}

/** @param {string} words @returns {number[]} */
const searchActors = (words) => findActors(words).map((hit) => hit.node);

/** The ways to read words as the names of two: parted by what parts names, else between any two words. @param {string} words @returns {string[][]} */
function halves(words) {
  const named = words.split(/[,;&+/]|\s[-–—]\s|\s(?:and|vs\.?|versus)\s/i).map((part) => part.trim()).filter(Boolean);
  if (named.length > 1) return named.length === 2 ? [named] : [];
  const all = words.trim().split(/\s+/);
  return all.length > MOST_WORDS ? [] : all.slice(1).map((_, at) => [all.slice(0, at + 1).join(' '), all.slice(at + 1).join(' ')]);
}

/** The two actors that words name together, if they aren't the name of one: those with most sentences between them first. @param {string} words @returns {{nodes: number[], weight: number}|null} */
function findTwo(words) {
  if (findActors(words, true).some((hit) => hit.rank >= 3 && !NODES[hit.node].an)) return null;
  /** @type {{nodes: number[], weight: number, rank: number}|null} */ let best = null;
  for (const [left, right] of halves(words)) {
    const [some, others] = [left, right].map((part) => findActors(part, true).filter((hit) => hit.sure).slice(0, 5));
    for (const one of some) {
      for (const other of others) {
        if (one.node === other.node) continue;
        const weight = pairsAt[one.node].find((pair) => otherEnd(pair, one.node) === other.node)?.weight || 0;
        const rank = one.rank + other.rank;
        if (!best || weight > best.weight || (weight === best.weight && rank > best.rank)) best = { nodes: [one.node, other.node], weight, rank };
      }
    }
  }
  return best;
}

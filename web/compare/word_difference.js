/**
 * What one text has that another has not. A word of letters and digits changes as a whole; Chinese and all else changes by
 * characters as a reader counts them (UAX #29). Blank is no difference.
 */

import { diffArrays } from 'diff';

/** @typedef {{text: string, begin: number, end: number}} Token */

/** @typedef {[begin: number, end: number]} Passage of a text, UTF-16 */

/**
 * @typedef {object} Difference
 * @property {Passage[]} removed of the older text
 * @property {Passage[]} added of the newer text
 * @property {{removed: number, added: number}} count of words and characters
 * @property {boolean} is_given_up the texts differ in so much that finding out where would take too long: nothing is marked
 */

export const longest_search = 1500; // ms for one section
const most_edits = 20_000;
/** Of what stays between two changes, characters that would only be in a reader's way. */
const longest_remnant = 8;

const letters = /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}]\p{M}*$/u;
const joints = /^['’.]$/;

/**
 * @param {string} before the older text
 * @param {string} after the newer text
 * @param {number} [timeout] ms
 * @returns {Difference}
 */
export function word_difference(before, after, timeout = longest_search) {
  const [old_tokens, new_tokens] = [tokens_of(before), tokens_of(after)];
  const texts = (/** @type {Token[]} */ tokens) => tokens.map(({ text }) => text);
  const is_one_sided = old_tokens.length === 0 || new_tokens.length === 0;
  const changes = is_one_sided
    ? [all(old_tokens, 'removed'), all(new_tokens, 'added')]
    : diffArrays(texts(old_tokens), texts(new_tokens), { maxEditLength: most_edits, timeout });
  if (!changes) return { removed: [], added: [], count: { removed: 0, added: 0 }, is_given_up: true };
  const runs = without_remnants(changed_runs(changes), old_tokens, before);
  const old_runs = runs.map(({ old_begin, old_end }) => old_tokens.slice(old_begin, old_end));
  const new_runs = runs.map(({ new_begin, new_end }) => new_tokens.slice(new_begin, new_end));
  return {
    removed: passages(old_runs, before),
    added: passages(new_runs, after),
    count: { removed: old_runs.flat().length, added: new_runs.flat().length },
    is_given_up: false,
  };
}

/** @param {Token[]} tokens @param {'added' | 'removed'} kind */
const all = ({ length }, kind) => ({ added: kind === 'added', removed: kind === 'removed', count: length });

/** @param {string} text @returns {Token[]} without blank */
export function tokens_of(text) {
  /** @type {Token[]} */
  const tokens = [];
  const [letter, joint, other] = [1, 2, 3];
  let last = other;
  for (const { segment, index } of graphemes(text)) {
    const kind = letters.test(segment) ? letter : last === letter && joints.test(segment) ? joint : other;
    const is_more_of_word = kind === letter && last !== other;
    const word = tokens[tokens.length - (last === joint ? 2 : 1)];
    if (is_more_of_word) {
      if (last === joint) tokens.pop();
      word.end = index + segment.length;
      word.text = text.slice(word.begin, word.end);
    } else if (segment.trim() !== '') {
      tokens.push({ text: segment, begin: index, end: index + segment.length });
    }
    last = kind;
  }
  return tokens;
}

/**
 * Code points where the browser knows no clusters.
 * @param {string} text
 * @returns {Iterable<{segment: string, index: number}>}
 */
function graphemes(text) {
  if ('Segmenter' in Intl) return new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
  let index = 0;
  return Array.from(text, (segment) => ({ segment, index: (index += segment.length) - segment.length }));
}

/** @typedef {{old_begin: number, old_end: number, new_begin: number, new_end: number}} ChangedRun numbers of tokens */

/**
 * @param {{added: boolean, removed: boolean, count: number}[]} changes
 * @returns {ChangedRun[]} with something that stays between each two
 */
function changed_runs(changes) {
  /** @type {ChangedRun[]} */
  const runs = [];
  let [old_place, new_place] = [0, 0];
  let is_open = false;
  for (const { added, removed, count } of changes) {
    if ((added || removed) && !is_open) {
      runs.push({ old_begin: old_place, old_end: old_place, new_begin: new_place, new_end: new_place });
    }
    is_open = added || removed;
    if (!added) old_place += count;
    if (!removed) new_place += count;
    if (is_open) Object.assign(runs[runs.length - 1], { old_end: old_place, new_end: new_place });
  }
  return runs;
}

/**
 * Two sentences that have nothing in common but 的 and a comma are two sentences: what stays between two changes and is no longer
 * than either is chance. So it is within a block only.
 * @param {ChangedRun[]} runs
 * @param {Token[]} old_tokens
 * @param {string} before their text
 * @returns {ChangedRun[]}
 */
function without_remnants(runs, old_tokens, before) {
  /** @type {ChangedRun[]} */
  const joined = [];
  for (const run of runs) {
    const last = joined[joined.length - 1];
    const remnant = last ? old_tokens.slice(last.old_end, run.old_begin) : [];
    const around = before.slice(old_tokens[(last?.old_end ?? 0) - 1]?.end ?? 0, old_tokens[run.old_begin]?.begin);
    const is_short = around.length <= longest_remnant && remnant.length <= Math.min(size(last), size(run));
    if (last && is_short && !around.includes('\n')) Object.assign(last, { old_end: run.old_end, new_end: run.new_end });
    else joined.push({ ...run });
  }
  return joined;
}

/** @param {ChangedRun | undefined} run @returns {number} tokens of its longer side */
function size(run) {
  return run ? Math.max(run.old_end - run.old_begin, run.new_end - run.new_begin) : 0;
}

/**
 * @param {Token[][]} runs
 * @param {string} text
 * @returns {Passage[]} none reaches over the end of a line, which is a block's
 */
function passages(runs, text) {
  return runs.flatMap((run) => {
    /** @type {Passage[]} */
    const found = [];
    for (const { begin, end } of run) {
      const last = found[found.length - 1];
      if (last && !text.slice(last[1], begin).includes('\n')) last[1] = end;
      else found.push([begin, end]);
    }
    return found;
  });
}

/**
 * Reads what authors tell of a fenced block of code beside its text, as VitePress has it: the language, the name of a file,
 * which lines are marked. A mark may be a comment at a line's end, which is no part of the code. What only makes sense in an
 * editor or on a screen (focus, marked words, line numbers) is not shown.
 */

/** @typedef {import('#border').MarkedLine} MarkedLine */
/** @typedef {MarkedLine['mark']} LineMark */

/**
 * @typedef {object} Fence
 * @property {string} language in lower case, empty when none is named
 * @property {string} caption the name of a file, empty for none
 * @property {number[][]} ranges of lines that are highlighted, from 1; both ends belong
 */

/** @param {string} info the fence's info string: `ts{1,3-4} [config.ts]` @returns {Fence} */
export function read_fence(info) {
  const language = /^[^\s:{[]*/.exec(info)?.[0] ?? '';
  const caption = /\[([^\]]+)\]/.exec(info)?.[1] ?? '';
  const lines = /\{([\d\s,-]+)\}/.exec(info)?.[1] ?? '';
  const ranges = [...lines.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)].map(([, first, last = first]) => [+first, +last]);
  return { language: language.toLowerCase(), caption: caption.trim(), ranges };
}

/** @type {Record<string, LineMark>} what is of no use on paper is still worth a look */
const marks = {
  highlight: 'highlighted',
  hl: 'highlighted',
  focus: 'highlighted',
  error: 'highlighted',
  warning: 'highlighted',
  '++': 'added',
  '--': 'removed',
};

const sign = '[!code';
const comment_openers = ['{/*', '/*', '//', '<!--', '#', '--', ';', '%', '"'];

/**
 * @param {string} text
 * @param {number[][]} ranges of lines, as the fence has them
 * @returns {{text: string, lines: MarkedLine[]}} the text without comments that are marks, and the lines of it
 */
export function read_marked_lines(text, ranges) {
  const written = text.split('\n');
  const by_line = highlighted(ranges, written.length - 1);
  /** @type {Set<number>} */
  const left_out = new Set();
  if (text.includes(sign)) {
    written.forEach((line, i) => {
      const comment = mark_in(line);
      if (!comment) return;
      const is_alone = comment.code === '';
      if (is_alone) left_out.add(i);
      else written[i] = comment.code;
      const first = is_alone ? i + 1 : i;
      const end = Math.min(first + comment.count, written.length - 1);
      for (let marked = first; comment.mark && marked < end; ++marked) by_line.set(marked, comment.mark);
    });
  }
  const shown = [...written.keys()].filter((i) => !left_out.has(i));
  const lines = shown.flatMap((i, line) => {
    const mark = by_line.get(i);
    return mark ? [{ line, mark }] : [];
  });
  return { text: shown.map((i) => written[i]).join('\n'), lines };
}

/**
 * @param {number[][]} ranges
 * @param {number} count how many lines there are
 */
function highlighted(ranges, count) {
  /** @type {Map<number, LineMark>} by line, from 0 */
  const by_line = new Map();
  for (const [first, last] of ranges) {
    for (let line = Math.max(first, 1); line <= Math.min(last, count); ++line) by_line.set(line - 1, 'highlighted');
  }
  return by_line;
}

/**
 * @param {string} line
 * @returns {{code: string, mark?: LineMark, count: number} | undefined} the code before the comment; `count` lines from there
 *   on, or from the next one where no code is, have the mark
 */
function mark_in(line) {
  const at = line.lastIndexOf(sign);
  if (at < 0) return undefined;
  const found = /^\[!code (?:word:[^\]]*|([a-z]+|\+\+|--)(?::(\d+))?)\]\s*(?:\*\/\}?|-->)?\s*$/.exec(line.slice(at));
  const before = line.slice(0, at).trimEnd();
  const opener = comment_openers.find((one) => before.endsWith(one));
  if (!found || !opener || (found[1] && !Object.hasOwn(marks, found[1]))) return undefined;
  const code = before.slice(0, -opener.length).trimEnd();
  return { code, mark: marks[found[1]], count: Number(found[2] ?? 1) };
}

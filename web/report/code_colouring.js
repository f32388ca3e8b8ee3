/**
 * Finds out what a report's blocks of code show beside their text: colours, captions, marked lines. The engine is told in
 * the report's facts, so that the page has them without the program that has found them.
 */

import { read_fence, read_marked_lines } from './code_fences.js';
import { language_named } from './code_languages.js';

/** @typedef {import('#border').CodeFact} CodeFact */
/** @typedef {import('#border').NamedCode} NamedCode */
/** @typedef {Pick<typeof import('./code_highlighter.js'), 'code_runs'>} CodeHighlighter */
/** @typedef {() => Promise<CodeHighlighter | null>} LoadHighlighter null where it cannot be had: code is plain then */
/** @typedef {{facts: CodeFact[], warnings: string[]}} ColouredCode */

/** Of some texts the time grows with the square of their length, and is a second for the worst of so many characters. */
const longest_coloured = 20_000;
const most_coloured = 400_000; // characters of a report

/**
 * @param {string} file as warnings call it
 * @param {NamedCode[]} blocks
 * @param {LoadHighlighter} load_highlighter asked for only when a block is to have colours
 * @returns {Promise<ColouredCode>}
 */
export async function colour_code(file, blocks, load_highlighter) {
  /** @type {CodeFact[]} */
  const facts = [];
  const warnings = [];
  let coloured = 0;
  for (const { block, line, info, text: written } of blocks) {
    const { language: name, caption, ranges } = read_fence(info);
    const { text, lines } = read_marked_lines(written, ranges);
    const language = language_named(name);
    const is_short = text.length <= longest_coloured && coloured + text.length <= most_coloured;
    if (language && is_short) coloured += text.length;
    else if (language) warnings.push(uncoloured(file, line));
    const runs = (language && is_short && (await load_highlighter())?.code_runs(language, text)) || [];
    const is_plain = runs.every(({ role }) => role === 'plain');
    if (is_plain && caption === '' && lines.length === 0 && text === written) continue;
    facts.push({ block, caption, text: text === written ? null : text, runs: is_plain ? [] : runs, lines });
  }
  return { facts, warnings };
}

/** @param {string} file @param {number} line */
function uncoloured(file, line) {
  const [longest, most] = [longest_coloured, most_coloured].map((count) => count.toLocaleString('en-US'));
  return (
    `${file}:${line}: this block of code is shown without colours: ` +
    `it has more than ${longest} characters, or with those before it more than ${most}.`
  );
}

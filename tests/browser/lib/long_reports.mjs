/** Reports far longer than any that a community writes, each long in another way. */

/** @param {number} count @param {(i: number) => string} line */
const lines = (count, line) => Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** @param {number} rows @param {number} columns */
export function long_table(rows, columns) {
  const row = (/** @type {(column: number) => string} */ cell) => `|${lines(columns, cell).replaceAll('\n', '|')}|`;
  return `${row((i) => `列${i}`)}\n${row(() => '-')}\n${lines(rows, (i) => row((j) => `格${i}-${j}`))}\n`;
}

/** @param {number} count */
export const many_headings = (count) => lines(count, (i) => `## 第 ${i} 个标题\n`);

/** @param {number} count */
export const many_footnotes = (count) =>
  `${lines(count, (i) => `正文 ${i}[^${i}]\n`)}\n${lines(count, (i) => `[^${i}]: 注 ${i}\n`)}`;

/** @param {number} characters at least */
export const one_paragraph = (characters) => {
  const sentence = '这是一段很长的文字，有 words 也有数字 123。';
  return sentence.repeat(Math.ceil(characters / sentence.length));
};

/** @param {number} count */
export const nested_quotes = (count) => `${'>'.repeat(count)} 引\n`;

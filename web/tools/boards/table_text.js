/** A table as text: for spreadsheets, and as Markdown. Its author's values, in the order and with the rows that are seen. */

import { tool_mark } from '../../report/tool_border.js';

/** @typedef {{text: string, markdown: string}} CellText */

/** @param {CellText[][]} rows the header first @returns {string} */
export function tab_separated(rows) {
  return rows
    .map((cells) => `${cells.map(({ text }) => text.replace(/[\t\n\r ]+/g, ' ').trim()).join('\t')}\n`)
    .join('');
}

/**
 * @param {CellText[][]} rows the header first
 * @param {('left' | 'center' | 'right' | '')[]} alignments
 * @returns {string}
 */
export function as_markdown(rows, alignments) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |\n`;
  const rules = { left: ':---', center: ':---:', right: '---:', '': '---' };
  const [header, ...others] = rows.map((cells) => line(cells.map(({ markdown }) => in_one_line(markdown))));
  return [header, line(alignments.map((alignment) => rules[alignment])), ...others].join('');
}

/** A vertical bar would end the cell, also in code. @param {string} markdown */
const in_one_line = (markdown) =>
  markdown
    .trim()
    .replace(/\s*\n\s*/g, '<br>')
    .replace(/\|/g, '\\|');

/** @type {Record<string, [string, string]>} what stands around the content of an element */
const marks = {
  STRONG: ['**', '**'],
  B: ['**', '**'],
  EM: ['*', '*'],
  I: ['*', '*'],
  DEL: ['~~', '~~'],
  S: ['~~', '~~'],
  CODE: ['`', '`'],
};

/** @param {Element} cell @returns {CellText} */
export function cell_text(cell) {
  return { text: text_in(cell, false), markdown: text_in(cell, true) };
}

/** @param {Node} node @param {boolean} is_markdown @returns {string} */
function text_in(node, is_markdown) {
  const inside = () => Array.from(node.childNodes, (child) => text_in(child, is_markdown)).join('');
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) || node.hasAttribute(tool_mark)) return '';
  const name = node.nodeName.toUpperCase();
  if (name === 'BR') return '\n';
  if (name === 'MATH') return `$${(node.querySelector('annotation') || node).textContent}$`;
  const address = node.getAttribute('href') || node.getAttribute('src') || '';
  if (name === 'IMG') {
    return is_markdown ? `![${node.getAttribute('alt')}](${address})` : node.getAttribute('alt') || '';
  }
  if (!is_markdown) return inside();
  if (name === 'A') return `[${inside()}](${address})`;
  const [before, behind] = marks[name] || ['', ''];
  return before + inside() + behind;
}

/** The sample reports as the tests read them: text, front matter, tables and links. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { parse } from 'yaml';

export const SAMPLES = fileURLToPath(new URL('../../assets/reports', import.meta.url));
export const POSTS = join(SAMPLES, 'posts');

/** Two reports of the months before the start, which nobody has published. */
export const BEFORE = ['1', '2'].map((number) => read_report(`hackathon-5th-before-${number}.md`));

/** The report after four weeks and the report after eight. */
export const FIRST = read_report('hackathon-5th-monthly-report-1.md');
export const SECOND = read_report('hackathon-5th-monthly-report-2.md');

/** @param {string} name of a file in `posts` */
function read_report(name) {
  const text = readFileSync(join(POSTS, name), 'utf8');
  const [, yaml = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  return { name, text, body, front_matter: parse(yaml) };
}

/** @param {string} body Markdown @returns {string[][]} the cells of every table row but the rule under the head */
export function table_rows(body) {
  const rows = body.split('\n').filter((line) => line.startsWith('|') && !/^[|\s:-]+$/.test(line));
  return rows.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** @param {string} body Markdown @returns {string[]} the addresses of its images, as written */
export function image_addresses(body) {
  return [...body.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, address]) => String(address));
}

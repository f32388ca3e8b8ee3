/** A page for people to look at when pictures differ: expected, actual and difference of each. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { report_folder } from './folders.mjs';
import { difference } from './pixels.mjs';

/**
 * @typedef {object} PictureFailure
 * @property {string} title
 * @property {import('./pixels.mjs').Picture} expected
 * @property {import('./pixels.mjs').Picture} actual
 */

/** @param {string} text */
const escape_html = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/**
 * @param {string} name of the folder below build/test-report
 * @param {PictureFailure[]} failures
 * @returns {Promise<string>} the page's path, for the test's message
 */
export async function write_failure_page(name, failures) {
  const folder = join(report_folder, name);
  await mkdir(folder, { recursive: true });
  const sections = await Promise.all(failures.map((failure, index) => write_failure(folder, failure, index)));
  const page = join(folder, 'index.html');
  await writeFile(
    page,
    `<!doctype html>
<meta charset="utf-8">
<title>${escape_html(name)}</title>
<style>
  body { font: 14px sans-serif; background: #888; }
  img { display: block; margin: 2px 0; image-rendering: pixelated; zoom: 2; }
  section { margin: 0 0 24px; }
</style>
<h1>${escape_html(name)}</h1>
<p>Each from top to bottom: expected, actual, difference.</p>
${sections.join('\n')}
`,
  );
  return page;
}

/**
 * @param {string} folder
 * @param {PictureFailure} failure
 * @param {number} index
 * @returns {Promise<string>} HTML
 */
async function write_failure(folder, { title, expected, actual }, index) {
  const pictures = { expected, actual, difference: difference(expected, actual) };
  const images = [];
  for (const [kind, picture] of Object.entries(pictures)) {
    const file = `${index}-${kind}.png`;
    await writeFile(join(folder, file), picture.encode());
    images.push(`<img src="${file}" alt="${kind}">`);
  }
  return `<section><h2>${escape_html(title)}</h2>${images.join('')}</section>`;
}

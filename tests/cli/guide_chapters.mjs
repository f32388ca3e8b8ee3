/** The chapters of the guide (docs/guide) and the blocks of code in them, as tests take them. */

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { REPOSITORY } from '../pack/test_build.mjs';

export const GUIDE = join(REPOSITORY, 'docs/guide');

/**
 * @typedef {object} Block
 * @property {string} section words of its heading; empty before the first
 * @property {string} language
 * @property {string} name of the file that it is; empty for none
 * @property {string} text
 */

/** @returns {Promise<string[]>} names of the chapters, without their ending */
export async function chapters() {
  return (await readdir(join(GUIDE, 'en'))).map((file) => file.replace(/\.md$/, '')).sort();
}

/**
 * @param {string} chapter
 * @param {'en' | 'zh'} [language]
 */
export const read_chapter = (chapter, language = 'en') => readFile(join(GUIDE, language, `${chapter}.md`), 'utf8');

/**
 * @param {string} chapter
 * @param {'en' | 'zh'} [language]
 * @returns {Promise<Block[]>} as they come
 */
export async function blocks_of(chapter, language) {
  /** @type {Block[]} */
  const blocks = [];
  let section = '';
  const text = await read_chapter(chapter, language);
  for (const [, heading, , info = '', body = ''] of text.matchAll(/^## (.*)$|^(`{3,})(.+)\n([^]*?)^\2$/gm)) {
    section = heading ?? section;
    const [, kind = '', name = ''] = /^(\w+)(?: \[(.+)\])?$/.exec(info) ?? [];
    if (heading === undefined) blocks.push({ section, language: kind, name, text: body });
  }
  return blocks;
}

/**
 * @param {string} chapter
 * @param {string} language
 * @param {string} [words] what it is told by where there are several
 * @returns {Promise<string>}
 */
export async function block_of(chapter, language, words = '') {
  const found = (await blocks_of(chapter)).filter((block) => block.language === language && block.text.includes(words));
  assert.equal(found.length, 1, `one block of ${language} with “${words}” in ${chapter}`);
  return found[0]?.text ?? '';
}

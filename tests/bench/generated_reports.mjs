/** Thousands of reports that nobody wrote, for the search: sections as long as the samples', of the samples' words. */

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { load_reader } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { sample_reports } from '../browser/lib/folders.mjs';
import { SeededRandom } from '../chrome/lib/seeded_random.mjs';

/** @typedef {import('../../script/lib/search_index.mjs').SearchRecord} SearchRecord */

const DAY = 86_400_000; // ms

/**
 * @typedef {object} SampleWords
 * @property {string[]} words each once
 * @property {string[]} headings
 * @property {number[]} lengths of sections, in characters
 * @property {number} per_report sections
 */

/** @returns {Promise<SampleWords>} */
async function sample_words() {
  const reader = await load_reader(BUILD_FOLDERS.dist);
  const files = (await readdir(sample_reports)).filter((name) => name.endsWith('.md'));
  const sections = [];
  for (const file of files) {
    const reading = reader.read(await readFile(join(sample_reports, file), 'utf8'), []);
    sections.push(...reading.description.sections);
    reading.close();
  }
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const text = sections.map((section) => `${section.heading}\n${section.text}`).join('\n');
  const words = [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? segment : []));
  return {
    words: [...new Set(words)],
    headings: sections.flatMap(({ heading }) => heading || []),
    lengths: sections.map((section) => section.text.length),
    per_report: Math.ceil(sections.length / files.length),
  };
}

/** A few words are in every report, most in few. @param {SeededRandom} random @param {string[]} words */
const pick = (random, words) => words[Math.min(random.below(words.length), random.below(words.length))];

/** @param {SeededRandom} random @param {string[]} words */
function sentence(random, words) {
  let text = '';
  for (let count = 5 + random.below(20); count > 0; count -= 1) {
    const word = pick(random, words);
    const needs_blank = /\w$/.test(text) && /^\w/.test(word);
    text += `${needs_blank ? ' ' : ''}${word}${random.happens(12) ? '，' : ''}`;
  }
  return `${text}。${random.happens(40) ? '\n' : ''}`;
}

/** @param {SeededRandom} random @param {SampleWords} samples @param {number} number */
function section(random, { words, headings, lengths }, number) {
  const length = random.pick(lengths);
  let text = '';
  while (text.length < length) text += sentence(random, words);
  return { heading: `${random.pick(headings)}${pick(random, words)}`, anchor: `section-${number}`, text: `${text}\n` };
}

/**
 * @param {number} count
 * @returns {Promise<SearchRecord[]>} the oldest first; the same whenever they are asked for
 */
export async function generated_reports(count) {
  const random = new SeededRandom(14);
  const samples = await sample_words();
  return Array.from({ length: count }, (_, number) => ({
    name: `report-${number}`,
    title: `第 ${number} 期：${pick(random, samples.words)}${pick(random, samples.words)}月报`,
    language: 'zh-CN',
    date: new Date(Date.UTC(1990, 0, 1) + number * 6 * DAY).toISOString().slice(0, 10),
    authors: [],
    sections: Array.from({ length: samples.per_report }, (_, index) => section(random, samples, index)),
  }));
}

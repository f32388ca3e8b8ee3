/**
 * Writes a long row of reports, one a month, made of the sample reports' own lines: each is as long as a real one, holds characters
 * of its own, names tracks and pictures, and leads to its neighbours. The same number gives the same reports each time.
 */

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { repository } from '../browser/lib/folders.mjs';

const samples = join(repository, 'assets/reports/posts');
const pictures = join(repository, 'assets/reports/images');
const least_size = 6000; // bytes of a text
const more_size = 4000; // that some have
const own_characters = 60; // that a report has and few others do
const first_han = 0x4e00;
const common_han = 6000; // how many of those behind it the face has for certain

/** A sequence without order that is the same each time: the minimal standard generator. */
class Dice {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed;
  }

  /** @param {number} below @returns {number} a whole number from 0 */
  throw(below) {
    this.#state = (this.#state * 48271) % 2147483647;
    return this.#state % below;
  }

  /** @template T @param {T[]} things */
  choose(things) {
    return things[this.throw(things.length)];
  }
}

/**
 * @typedef {object} Material
 * @property {string[]} sentences
 * @property {string[]} headings
 * @property {string[]} pictures file names
 */

/** @returns {Promise<Material>} */
async function read_material() {
  const names = (await readdir(samples)).filter((name) => name.endsWith('.md'));
  const texts = await Promise.all(names.map((name) => readFile(join(samples, name), 'utf8')));
  const lines = texts.flatMap((text) => text.replace(/^---\n[^]*?\n---\n/, '').split('\n'));
  const files = (await readdir(pictures, { recursive: true })).filter((name) => name.endsWith('.png'));
  return {
    sentences: lines.filter((line) => /^(-\s|[^\s#!|>-])/.test(line)).map((line) => line.replace(/^-\s+/, '')),
    headings: lines.filter((line) => /^#+ /.test(line)).map((line) => line.replace(/^#+ /, '')),
    pictures: files.sort(),
  };
}

/** @param {number} number from 0 @returns {string} `2023-04` */
const month_of = (number) => `${1850 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;

/** @param {number} number */
const name_of = (number) => `monthly-report-${month_of(number)}`;

/** @param {number} number @param {Dice} dice */
function front_matter(number, dice) {
  const whole = 50 + dice.throw(100);
  const parts = `认领: ${whole - dice.throw(10)}, 提交: ${Math.round(whole * 0.6)}, 完成: ${Math.round(whole * 0.3)}`;
  return `---
title: 【黑客松-月报】第${number + 1}期
date: ${month_of(number)}-01
author: {name: 梦师傅, github: Ligoml}
tracks:
  - name: 开源贡献个人挑战赛
    issue: https://github.com/PaddlePaddle/Paddle/issues/57262
    figures: {任务: ${whole}, ${parts}}
---
`;
}

/** @param {Dice} dice */
function rare_words(dice) {
  return Array.from({ length: own_characters }, () => String.fromCodePoint(first_han + dice.throw(common_han))).join(
    '',
  );
}

/** @param {number} number @param {Dice} dice @param {Material} material */
function body(number, dice, { sentences, headings, pictures: files }) {
  const size = least_size + dice.throw(more_size);
  const parts = [`## 【开源贡献个人挑战赛】\n\n任务：${rare_words(dice)}。`];
  if (number > 0) parts.push(`上一期见 [第${number}期](${name_of(number - 1)}.md)。`);
  while (Buffer.byteLength(parts.join('')) < size) {
    if (parts.length % 6 === 0) parts.push(`### ${dice.choose(headings)} ${parts.length}`);
    if (parts.length % 9 === 0) parts.push(`![看板 ${parts.length}](../images/${dice.choose(files)})`);
    parts.push(`- ${dice.choose(sentences)}`, `- ${dice.choose(sentences)}`);
  }
  return parts.join('\n\n');
}

/**
 * @param {string} folder gets the folders `posts` and `images`
 * @param {number} count
 * @returns {Promise<string>} the folder of the reports
 */
export async function write_row(folder, count) {
  const material = await read_material();
  const posts = join(folder, 'posts');
  await mkdir(posts, { recursive: true });
  for (const picture of material.pictures) {
    await mkdir(join(folder, 'images', picture, '..'), { recursive: true });
    await writeFile(join(folder, 'images', picture), await readFile(join(pictures, picture)));
  }
  for (let number = 0; number < count; number += 1) {
    const dice = new Dice(number + 1);
    const text = `${front_matter(number, dice)}\n${body(number, dice, material)}\n`;
    await writeFile(join(posts, `${name_of(number)}.md`), text);
  }
  return posts;
}

/** @param {string} posts @param {number} number of the report to be changed */
export async function change_report(posts, number) {
  const file = join(posts, `${name_of(number)}.md`);
  await writeFile(file, `${await readFile(file, 'utf8')}\n改了一句。\n`);
}

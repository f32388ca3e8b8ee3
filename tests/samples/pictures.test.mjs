/** The committed pictures: those that the reports show, of the format, size and weight that were meant. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, test } from 'node:test';

import {
  APPLICATIONS_AFTER_4_WEEKS,
  APPLICATIONS_AFTER_8_WEEKS,
  CAMP_PROJECTS,
  TASKS_AFTER_4_WEEKS,
  TASKS_AFTER_8_WEEKS,
  TASKS_BEFORE_THE_START,
  TASKS_COLLECTED,
} from '../../script/samples/figures.mjs';
import { load_reader } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { read_image_file } from '../../script/lib/image_file.mjs';
import { PICTURES } from '../../script/samples/pictures.mjs';
import { BEFORE, FIRST, POSTS, SAMPLES, SECOND, image_addresses } from './sample_reports.mjs';

const reader = await load_reader(BUILD_FOLDERS.dist);
const IMAGES = join(SAMPLES, 'images');
const COMMITTED = readdirSync(IMAGES, { withFileTypes: true }).flatMap((folder) =>
  readdirSync(join(IMAGES, folder.name)).map((name) => `${folder.name}/${name}`),
);

/** @param {{name: string, body: string}} report @returns {string[]} files below the folder of images */
function images_of(report) {
  const folder = dirname(join(POSTS, report.name));
  return image_addresses(report.body).map((address) => relative(IMAGES, join(folder, address)));
}

/** @param {string} file */
function bytes_of(file) {
  return readFileSync(join(IMAGES, file));
}

describe('the pictures of the sample reports', () => {
  test('the reports show one, one, three and four, and no other lies about', () => {
    const early = BEFORE.map(images_of);
    assert.deepEqual(
      early.map(({ length }) => length),
      [1, 1],
    );
    assert.equal(images_of(FIRST).length, 3);
    assert.equal(images_of(SECOND).length, 4);
    assert.deepEqual([...early.flat(), ...images_of(FIRST), ...images_of(SECOND)].sort(), [...COMMITTED].sort());
    assert.deepEqual(PICTURES.map((picture) => picture.file).sort(), [...COMMITTED].sort());
  });

  for (const picture of PICTURES) {
    test(`${picture.file} is a ${picture.format.toUpperCase()} of ${picture.width} × ${picture.height}`, () => {
      const { format, width, height } = picture;
      assert.deepEqual(read_image_file(bytes_of(picture.file), reader), { format, size: { width, height } });
    });
  }

  test('one file named .png holds a JPEG', () => {
    const jpegs = COMMITTED.filter((file) => bytes_of(file).readUInt16BE(0) === 0xffd8);
    assert.deepEqual(jpegs, ['hackathon-5th-monthly-report-2/monthly-report-2-4.png']);
  });

  test('together they weigh less than 600 kB', () => {
    assert.ok(COMMITTED.reduce((sum, file) => sum + bytes_of(file).length, 0) < 600_000);
  });
});

describe('the figures in the pictures', () => {
  for (const board of [TASKS_AFTER_4_WEEKS, TASKS_AFTER_8_WEEKS]) {
    test(`after ${board.weeks} weeks the directions add up to the totals`, () => {
      const submitted = board.directions.reduce((sum, direction) => sum + direction.submitted, 0);
      const done = board.directions.reduce((sum, direction) => sum + direction.done, 0);
      assert.deepEqual({ submitted, done }, { submitted: board.total.submitted, done: board.total.done });
    });
  }

  for (const { title, totals, directions } of [TASKS_COLLECTED, TASKS_BEFORE_THE_START]) {
    test(`${title}: the directions add up to the totals`, () => {
      const sums = [0, 1].map((part) => directions.reduce((sum, { parts }) => sum + parts[part], 0));
      assert.deepEqual(
        sums,
        totals.slice(1).map(([, value]) => value),
      );
    });
  }

  test('the figures of the front matter are those in the text and in the pictures', () => {
    for (const { front_matter, body } of BEFORE) {
      const { 任务: tasks } = front_matter.tracks[0].figures;
      assert.ok(body.includes(`${tasks}个`), `${tasks} tasks`);
    }
    assert.equal(BEFORE[0].front_matter.tracks[0].figures.任务, TASKS_COLLECTED.totals[2][1]);
    assert.equal(BEFORE[1].front_matter.tracks[0].figures.认领, TASKS_BEFORE_THE_START.totals[2][1]);
    assert.deepEqual(FIRST.front_matter.tracks[0].figures, { 任务: 111, 认领: 109, 提交: 60, 完成: 13 });
    assert.deepEqual(SECOND.front_matter.tracks[0].figures, { 任务: 110, 认领: 110, 提交: 72, 完成: 32 });
  });

  test('totals are those of the reports', () => {
    assert.deepEqual(TASKS_AFTER_4_WEEKS.total, { released: 111, claimed: 109, submitted: 60, done: 13 });
    assert.deepEqual(TASKS_AFTER_8_WEEKS.total, { released: 110, claimed: 110, submitted: 72, done: 32 });
    const [four, eight] = [APPLICATIONS_AFTER_4_WEEKS, APPLICATIONS_AFTER_8_WEEKS];
    assert.deepEqual([four.registered, four.developers, four.tools + four.ideas, four.featured], [127, 12, 18, 10]);
    assert.deepEqual([eight.registered, eight.developers, eight.tools + eight.ideas], [270, 22, 34]);
    assert.equal(CAMP_PROJECTS.length, 18);
  });
});

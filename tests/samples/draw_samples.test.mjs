/** `script/draw_samples` draws what is committed, and says what it lacks. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { PNG } from 'pngjs';

import { PICTURES } from '../../script/samples/pictures.mjs';
import { SAMPLES } from './sample_reports.mjs';

const COMMAND = fileURLToPath(new URL('../../script/draw_samples', import.meta.url));
/** Another version of Chromium smooths edges of glyphs a little differently; a changed figure changes far more. */
const LIKE = { difference: 64, share: 0.0002 };

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<{status: number, stdout: string, stderr: string}>}
 */
function run(args, environment = {}) {
  return new Promise((done) => {
    execFile(COMMAND, args, { env: { ...process.env, ...environment } }, (error, stdout, stderr) =>
      done({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

/** @param {string} folder @param {string} file */
async function pixels(folder, file) {
  return PNG.sync.read(await readFile(join(folder, file)));
}

/** @param {PNG} one @param {PNG} other of the same size @returns {number} the share of pixels that differ clearly */
function share_of_difference(one, other) {
  let count = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const differences = [at, at + 1, at + 2].map((i) => Math.abs(Number(one.data[i]) - Number(other.data[i])));
    if (Math.max(...differences) > LIKE.difference) count += 1;
  }
  return count / (one.width * one.height);
}

describe('script/draw_samples', () => {
  /** @type {string} */
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-samples-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('draws the pictures that are committed', async () => {
    const { status, stdout, stderr } = await run(['--out', folder]);
    assert.equal(status, 0, stderr);
    assert.equal(stdout.trim().split('\n').length, PICTURES.length);
    for (const { file } of PICTURES.filter(({ format }) => format === 'png')) {
      const [committed, drawn] = [await pixels(join(SAMPLES, 'images'), file), await pixels(folder, file)];
      assert.deepEqual([drawn.width, drawn.height], [committed.width, committed.height], file);
      assert.ok(share_of_difference(committed, drawn) <= LIKE.share, `${file}: run script/draw_samples and look at it`);
    }
  });

  test('says which face is missing', async () => {
    const { status, stderr } = await run(['--out', folder, '--fonts', folder]);
    assert.equal(status, 1);
    assert.equal(stderr, `error: NotoSansSC-Regular.otf is missing in ${folder}: run script/build.\n`);
  });

  test('says that there is no Chromium where CHROMIUM points', async () => {
    const { status, stderr } = await run(['--out', folder], { CHROMIUM: join(folder, 'no-such-browser') });
    assert.equal(status, 1);
    const place = join(folder, 'no-such-browser');
    assert.equal(stderr, `error: no Chromium at ${place}: script/setup installs it, or name it in CHROMIUM.\n`);
  });

  test('explains itself when an option is unknown', async () => {
    const { status, stderr } = await run(['--size', '2']);
    assert.equal(status, 1);
    assert.match(stderr, /^error: Unknown option '--size'/);
    assert.match(stderr, /usage: script\/draw_samples/);
  });
});

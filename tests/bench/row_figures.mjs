/** What packing a long row of reports takes: from nothing, again without a change, and after one report has changed. */

import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { run_measured } from './run_measured.mjs';
import { change_report, write_row } from './row_of_reports.mjs';

const packer = fileURLToPath(new URL('pack_once.mjs', import.meta.url));

/**
 * @typedef {object} RowFigures
 * @property {string} what was packed
 * @property {number} seconds
 * @property {number} processor seconds of all threads
 * @property {number} memory the most of the process, MB
 * @property {number} written files of the site
 */

/**
 * The fonts are cut anew, too: nothing is kept from another time.
 * @param {number} count of reports
 * @returns {Promise<{figures: RowFigures[], megabytes: number}>} and the size of the site
 */
export async function row_figures(count) {
  const folder = await mkdtemp(join(tmpdir(), 'kanbao-row-'));
  const posts = await write_row(folder, count);
  const site = join(folder, 'site');
  /** @param {string} what */
  const packed = async (what) => ({ what, ...(await run_measured(packer, [posts, site, join(folder, 'cache')])) });
  const figures = [await packed('from nothing'), await packed('nothing changed')];
  await change_report(posts, Math.floor(count / 2));
  figures.push(await packed('one changed'));
  const megabytes = await size_of(site);
  await rm(folder, { recursive: true });
  return { figures, megabytes };
}

/** @param {string} folder @returns {Promise<number>} MB */
async function size_of(folder) {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}

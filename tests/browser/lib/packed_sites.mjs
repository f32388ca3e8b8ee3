/**
 * Packing, once for all tests that open the same reports. What was packed is kept in `build/test-sites`, under a hash of
 * all that it was made of: the build, the packer, and the reports with what lies beside them. Reports that a test writes
 * itself are packed each time.
 */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { fixtures, real_reports_folder, repository, sample_reports } from './folders.mjs';

const run = promisify(execFile);
const KEPT = join(repository, 'build/test-sites');
const PACKER = ['build/dist', 'script/cli', 'script/lib', 'web/report', 'web/search'].map((folder) =>
  join(repository, folder),
);
/** Folders of reports that no test writes to. */
const SHARED = [sample_reports, fixtures, ...(real_reports_folder === undefined ? [] : [real_reports_folder])];

/** @param {string} folder @param {string} path */
const holds = (folder, path) => path === folder || path.startsWith(`${folder}/`);

/**
 * @param {string} folder
 * @returns {Promise<string[]>} each file below it, with its size and when it was written
 */
async function states_of_files(folder) {
  const names = (await readdir(folder, { recursive: true })).sort();
  const states = names.map(async (name) => {
    const { size, mtimeMs } = await stat(join(folder, name));
    return `${join(folder, name)} ${size} ${mtimeMs}`;
  });
  return Promise.all(states);
}

/**
 * @param {string[]} paths of shared reports
 * @param {string[]} options
 * @returns {Promise<string>} what the site made of them is called
 */
async function key_of(paths, options) {
  const used = SHARED.filter((folder) => paths.some((path) => holds(folder, path)));
  const states = await Promise.all([...PACKER, ...used].map(states_of_files));
  return createHash('sha256')
    .update(JSON.stringify([paths, options, states]))
    .digest('hex')
    .slice(0, 16);
}

/**
 * @param {string} folder
 * @param {string[]} paths
 * @param {string[]} options
 */
async function pack(folder, paths, options) {
  await run(join(repository, 'script/pack'), [...paths, '--out', folder, ...options]);
}

/**
 * Two tests that begin at once both pack; the one that is ready first has its site kept.
 * @param {string[]} paths
 * @param {string[]} options
 * @returns {Promise<string>} the folder of the kept site
 */
async function kept_site(paths, options) {
  const kept = join(KEPT, await key_of(paths, options));
  if (existsSync(kept)) return kept;
  await mkdir(KEPT, { recursive: true });
  const own = await mkdtemp(join(KEPT, 'new-'));
  await pack(own, paths, options);
  await rename(own, kept).catch(() => rm(own, { recursive: true }));
  return kept;
}

/**
 * @param {string} folder which the test may change: nobody else looks into it
 * @param {string[]} paths Markdown files or folders
 * @param {string[]} [options] of script/pack
 */
export async function pack_into(folder, paths, options = []) {
  const are_shared = paths.every((path) => SHARED.some((shared) => holds(shared, path)));
  if (are_shared) await cp(await kept_site(paths, options), folder, { recursive: true });
  else await pack(folder, paths, options);
}

/** Where the build leaves what packing needs, and where what takes long to make is kept. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import env_paths from 'env-paths';

/** @param {string} path from the top of the repository or of the package */
function at_top(path) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** An installed package is only read; what is made by it belongs to whoever runs it. */
const kept = existsSync(at_top('CMakeLists.txt')) ? at_top('build') : env_paths('kanbao', { suffix: '' }).cache;

export const BUILD_FOLDERS = Object.freeze({
  dist: at_top('build/dist'),
  cache: join(kept, 'cache'),
});

/** The sites that are packed to be served from this machine. */
export const SERVED_SITES = join(kept, 'site');

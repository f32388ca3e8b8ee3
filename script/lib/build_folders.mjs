/** Where the build leaves what packing needs. */

import { fileURLToPath } from 'node:url';

/** @param {string} path from the repository's top */
function in_repository(path) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

export const BUILD_FOLDERS = Object.freeze({
  dist: in_repository('build/dist'),
  cache: in_repository('build/cache'),
});

/** The site that `script/server` packs and serves. */
export const SERVED_SITE = in_repository('build/site');

/** What `script/server` shows when nothing else is named. */
export const SAMPLE_REPORTS = in_repository('assets/reports');

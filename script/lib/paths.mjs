/** Paths of files and folders among one another, and as they are told to people. */

import { isAbsolute, relative, resolve, sep } from 'node:path';

/** @param {string} path absolute @param {string} folder absolute @returns {boolean} also of the folder itself */
export function is_within(path, folder) {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** @param {string} path @returns {string} from the current folder where it lies in it */
export function shown_path(path) {
  const current = process.cwd();
  return is_within(resolve(path), current) ? relative(current, path) || '.' : path;
}

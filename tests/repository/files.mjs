/** The files of the repository, as Git sees them: tracked, or new and not ignored. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @param {...string} patterns Git's pathspecs
 * @returns {string[]} paths from the repository's top
 */
export function repository_files(...patterns) {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns];
  const listed = execFileSync('git', args, { cwd: REPOSITORY, encoding: 'utf8' });
  return listed.split('\0').filter((path) => path && existsSync(join(REPOSITORY, path)));
}

/** @param {string} path from the repository's top */
export function read_text(path) {
  return readFileSync(join(REPOSITORY, path), 'utf8');
}

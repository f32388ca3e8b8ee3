/** A PATH with a few programs only, to see what a script does on a machine that lacks the others. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @param {string} names separated by spaces
 * @returns {string} a new folder with links to these programs; the caller removes it
 */
export function path_of_programs(names) {
  const folder = mkdtempSync(join(tmpdir(), 'kanbao-path-'));
  for (const name of names.split(' ')) {
    const program = execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    symlinkSync(program, join(folder, name));
  }
  return folder;
}

/** The programs that these tests drive. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where there is no apt, script/setup leaves them to people.
 * @param {string[]} programs names, or whole paths
 * @returns {string | false} why tests that need them are skipped
 */
export function missing_programs(programs) {
  const folders = (process.env.PATH ?? '').split(':');
  const is_there = (/** @type {string} */ name) => {
    return name.startsWith('/') ? existsSync(name) : folders.some((folder) => existsSync(join(folder, name)));
  };
  const missing = programs.filter((name) => !is_there(name));
  return missing.length > 0 && `${missing.join(', ')} missing: script/setup tests installs them where there is apt`;
}

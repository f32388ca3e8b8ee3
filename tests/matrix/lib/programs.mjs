/** The programs that these tests drive. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where there is no apt, script/setup leaves them to people.
 * @param {string[]} programs
 * @returns {string | false} why tests that need them are skipped
 */
export function missing_programs(programs) {
  const folders = (process.env.PATH ?? '').split(':');
  const missing = programs.filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
  return missing.length > 0 && `${missing.join(', ')} missing: script/setup tests installs them where there is apt`;
}

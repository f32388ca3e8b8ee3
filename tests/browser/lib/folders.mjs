/** Where things lie: the repository, what the build makes, and the real reports that some machines have beside it. */

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const sample_reports = join(repository, 'assets/reports');
/** A report that holds a block of each kind. */
export const every_block = join(repository, 'tests/browser/fixtures/every_block.md');
export const report_folder = join(repository, 'build/test-report');

/** Fontconfig files: one for a system with Chinese fonts, one for a system without. */
export const font_configurations = process.env.KANBAO_FONT_CONFIGURATIONS ?? join(repository, 'build/fonts');

/**
 * Reports that people really published are not part of the repository. They are looked for beside it.
 * @returns {Promise<string[]>} Markdown files, none when the folder is missing
 */
export async function real_reports() {
  const folder = process.env.KANBAO_REPORTS ?? join(repository, '../shared/reports');
  if (!existsSync(folder)) return [];
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(folder, name));
}

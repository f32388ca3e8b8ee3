/** Where things lie: the repository, what the build makes, and the published reports where a folder of such is named. */

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const sample_folder = join(repository, 'assets/reports');
/** Two monthly reports. */
export const sample_reports = join(sample_folder, 'posts');
/** A report that holds everything that can be written. */
export const every_kind = join(sample_folder, 'guide');
export const fixtures = join(repository, 'tests/browser/fixtures');
/** A report that holds a block of each kind. */
export const every_block = join(fixtures, 'every_block.md');
export const report_folder = join(repository, 'build/test-report');

/** Fontconfig files: one for a system with Chinese fonts, one for a system without. */
export const font_configurations = process.env.KANBAO_FONT_CONFIGURATIONS ?? join(repository, 'build/fonts');

const named = process.env.KANBAO_REPORTS;
/** Reports that people really published are not part of the repository: the entries published.* of CTest name a folder. */
export const real_reports_folder = named ? resolve(named) : undefined;
/** Why a test of them is skipped. */
export const no_real_reports = 'no published reports: KANBAO_REPORTS names no folder of such';

/** @returns {Promise<string[]>} Markdown files, none when no folder is named or it is missing */
export async function real_reports() {
  const folder = real_reports_folder;
  if (folder === undefined || !existsSync(folder)) return [];
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(folder, name));
}

/** What the entries of CTest share and how long files are parted: kept sites, and ratios. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { repository } from './lib/folders.mjs';
import { pack_site } from './lib/site.mjs';

const RATIOS = join(repository, 'tests/browser/lib/ratios.mjs');

/** @param {Record<string, string>} environment */
function ratios_with(environment) {
  const script = `import { ratios } from ${JSON.stringify(RATIOS)}; console.log(JSON.stringify(ratios(1, 1.5)));`;
  const env = { ...process.env, KANBAO_RATIO: undefined, KANBAO_RATIOS: undefined, ...environment };
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script], { env, encoding: 'utf8' });
}

test('a site that a test changes is changed for no other', async (context) => {
  const [one, other] = [await pack_site(), await pack_site()];
  context.after(() => Promise.all([one.close(), other.close()]));
  const listing = (/** @type {typeof one} */ site) => join(site.folder, 'reports.json');
  const before_change = await readFile(listing(other), 'utf8');
  await writeFile(listing(one), '[]');
  assert.equal(await readFile(listing(other), 'utf8'), before_change);
  const later = await pack_site();
  context.after(() => later.close());
  assert.equal(await readFile(listing(later), 'utf8'), before_change);
  assert.deepEqual(other.pages.length, 4);
});

test('a file looks at all its ratios, or at that of its entry', () => {
  assert.equal(ratios_with({}).stdout, '[1,1.5]\n');
  assert.equal(ratios_with({ KANBAO_RATIO: '1.5', KANBAO_RATIOS: '1 1.5' }).stdout, '[1.5]\n');
});

test('entries that forget a ratio of the file fail', () => {
  const { status, stderr } = ratios_with({ KANBAO_RATIO: '1', KANBAO_RATIOS: '1 2' });
  assert.notEqual(status, 0);
  assert.match(stderr, /CMakeLists\.txt has an entry for each ratio of the file/);
});

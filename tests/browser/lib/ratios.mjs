/** The ratios of the displays that a test looks at. CTest runs long files once for each of them. */

import assert from 'node:assert/strict';

/**
 * @param {...number} all those of the file
 * @returns {number[]} those that this process is to look at: all, or the one that KANBAO_RATIO names
 */
export function ratios(...all) {
  const { KANBAO_RATIO: one, KANBAO_RATIOS: entries } = process.env;
  if (one === undefined) return all;
  assert.equal(entries, all.join(' '), 'CMakeLists.txt has an entry for each ratio of the file');
  return [Number(one)];
}

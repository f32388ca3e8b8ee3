/** What axe-core finds wrong with a page, for people who see, hear or point differently. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axe_source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axe_tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @typedef {import('./browser.mjs').WatchedPage} WatchedPage */

/**
 * @typedef {object} AxeResults
 * @property {{id: string, help: string, nodes: {html: string, failureSummary?: string}[]}[]} violations
 * @property {unknown[]} passes
 */

/**
 * In a world of its own, where the page's Content Security Policy does not count.
 * @param {WatchedPage} watched
 * @param {string[]} without rules that cannot be judged
 * @returns {Promise<string[]>}
 */
export async function axe_violations({ cdp }, without) {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const rules = Object.fromEntries([
    ['target-size', { enabled: true }],
    ...without.map((id) => [id, { enabled: false }]),
  ]);
  const options = JSON.stringify({ runOnly: { type: 'tag', values: axe_tags }, rules, resultTypes: ['violations'] });
  const expression = `${axe_source}; axe.run(document, ${options})`;
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    expression,
    contextId: executionContextId,
    awaitPromise: true,
    returnByValue: true,
  });
  assert.equal(exceptionDetails, undefined);
  const { violations, passes } = /** @type {AxeResults} */ (result.value);
  assert.ok(passes.length > 10, 'axe-core has looked at the page');
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );
}

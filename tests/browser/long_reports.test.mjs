/**
 * Reports far longer than any that a community writes: they can be read while the engine works, because our own work comes
 * in parts. How long a part may be is told by what the browser itself needs for the same elements in a plain page.
 */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { bare_page } from '../bench/peers.mjs';
import { after_frames, until } from './lib/browser.mjs';
import { long_table, many_headings } from './lib/long_reports.mjs';
import { longest_script, tasks_of } from './lib/main_thread.mjs';
import { served_files } from './lib/served.mjs';

/** @param {import('playwright-core').Page} page @param {string} url */
async function open_canvas(page, url) {
  await page.goto(url);
  const state = () => page.evaluate(() => document.documentElement.dataset.kanbao);
  await until(async () => (await state()) === 'canvas', 'the canvas is there', 60_000);
}

describe('long reports', () => {
  const served = served_files(
    {
      'headings.md': `# 题\n\n${many_headings(10_000)}`,
      'table.md': `# 表\n\n${long_table(500, 50)}`,
    },
    { full_browser: true },
  );

  /** @param {(page: import('playwright-core').Page) => Promise<void>} open */
  async function tasks_while_opened(open) {
    const watched = await served.browser.open_page();
    const tasks = await tasks_of(watched, async () => {
      await open(watched.page);
      await after_frames(watched.page, 2);
    });
    await watched.close();
    return tasks;
  }

  // Where the engine works in the page, reading the Markdown is one part.
  for (const { search, share } of [
    { search: '', share: 0.5 },
    { search: '?engine=page', share: 1.5 },
  ]) {
    for (const name of ['headings', 'table']) {
      test(`${name}${search}: our work comes in parts`, async (context) => {
        const url = `${served.site.url}${name}.html${search}`;
        const html = bare_page(await (await fetch(url)).text());
        const bare = await tasks_while_opened((page) => page.setContent(html));
        const plain = bare.reduce((sum, { browsers }) => sum + browsers, 0);
        const in_parts = async () => {
          const longest = longest_script(await tasks_while_opened((page) => open_canvas(page, url)));
          context.diagnostic(`${longest.toFixed(0)} ms beside ${plain.toFixed(0)} of the plain page`);
          return longest < share * plain;
        };
        // A task that lost its processor to another program looks long; one that is long is so each time.
        assert.ok((await in_parts()) || (await in_parts()) || (await in_parts()));
      });
    }
  }
});

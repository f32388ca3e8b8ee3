/**
 * Reports far longer than any that a community writes: they can be read while the engine works, because our own work comes
 * in parts, wherever the engine works. How long a part may be is told by what the browser itself needs for the elements of a
 * plain page.
 */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { bare_page } from '../bench/peers.mjs';
import { after_frames, until } from './lib/browser.mjs';
import { long_table, many_footnotes, many_headings, nested_quotes, one_paragraph } from './lib/long_reports.mjs';
import { longest_script, tasks_of } from './lib/main_thread.mjs';
import { served_files } from './lib/served.mjs';

/** Each with the report whose plain page is its measure: what is one text gives the browser next to nothing to do. */
const REPORTS = {
  headings: { markdown: `# 题\n\n${many_headings(10_000)}`, measure: 'headings' },
  table: { markdown: `# 表\n\n${long_table(500, 50)}`, measure: 'table' },
  footnotes: { markdown: `# 注\n\n${many_footnotes(2500)}`, measure: 'footnotes' },
  paragraph: { markdown: `# 段\n\n${one_paragraph(200_000)}`, measure: 'table' },
  quotes: { markdown: `# 引\n\n${nested_quotes(50_000)}`, measure: 'table' },
};

/** @param {import('playwright-core').Page} page @param {string} url */
async function open_canvas(page, url) {
  await page.goto(url);
  const state = () => page.evaluate(() => document.documentElement.dataset.kanbao);
  await until(async () => (await state()) === 'canvas', 'the canvas is there', 120_000);
}

describe('long reports', () => {
  const files = Object.entries(REPORTS).map(([name, { markdown }]) => [`${name}.md`, markdown]);
  const served = served_files(Object.fromEntries(files), { full_browser: true });

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

  /** @param {string} name @returns {Promise<number>} ms that the browser itself takes for the plain page */
  async function time_of_plain(name) {
    const html = bare_page(await (await fetch(`${served.site.url}${name}.html`)).text());
    const tasks = await tasks_while_opened((page) => page.setContent(html));
    return tasks.reduce((sum, { browsers }) => sum + browsers, 0);
  }

  for (const place of ['worker', 'page']) {
    for (const [name, { measure }] of Object.entries(REPORTS)) {
      test(`${name}, the engine in the ${place}: our work comes in parts`, async (context) => {
        const url = `${served.site.url}${name}.html?engine=${place}`;
        const in_parts = async () => {
          const plain = await time_of_plain(measure);
          const longest = longest_script(await tasks_while_opened((page) => open_canvas(page, url)));
          context.diagnostic(`${longest.toFixed(0)} ms beside ${plain.toFixed(0)} of the plain page of ${measure}`);
          return longest < plain / 2;
        };
        // A task that lost its processor to another program looks long; one that is long is so each time.
        assert.ok((await in_parts()) || (await in_parts()) || (await in_parts()));
      });
    }
  }
});

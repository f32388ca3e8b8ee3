/**
 * With the page’s real fonts, in columns of many widths: no line begins or ends with a mark that may not, and no
 * number is parted. Every width, with every rule, is tried natively in tests/unit/layout/sweep_test.cpp.
 */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sample_reports } from './lib/folders.mjs';
import { open_report } from './lib/report_page.mjs';
import { published_reports, served_reports } from './lib/served.mjs';

const not_start = '。．，、：；！？‼⁇」』”’）》〉】〗〕］｝～–—·・‧/／,.:;!?)]}%';
const not_end = '「『“‘（《〈【〖〔［｛([{$￥';

/** Runs in the page. */
function free_width() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('#report { inline-size: var(--swept) !important; }');
  document.adoptedStyleSheets = [sheet];
}

/**
 * Runs in the page.
 * @param {number} width CSS px
 * @returns {Promise<string>} the layout
 */
async function layout_at(width) {
  document.documentElement.style.setProperty('--swept', `${width}px`);
  for (let i = 0; ; i += 1) {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const layout = await /** @type {any} */ (window).kanbao.dump('layout');
    if (layout.startsWith(`root x=0 y=0 width=${width} `) || i > 200) return layout;
  }
}

/**
 * @param {string} layout dumped
 * @returns {string[][]} the lines of each block that wraps
 */
function blocks_of(layout) {
  /** @type {string[][]} */
  const blocks = [];
  let is_code = false;
  for (const row of layout.split('\n')) {
    const line = /^ *line (?:\w+=\S+ )*(.*)$/.exec(row);
    if (!line) {
      is_code = /^ *code_block /.test(row);
      blocks.push([]);
    } else if (!is_code) {
      blocks.at(-1)?.push(line[1].replace(/(^| )-?[\d.]+:/g, '$1').replaceAll(' ', ''));
    }
  }
  return blocks;
}

/**
 * @param {string[]} lines of a block
 * @returns {string[]} line ends that should not be
 */
function faults_of(lines) {
  return lines.slice(1).flatMap((line, i) => {
    const above = lines[i];
    const is_address = /[\w/]\/\/\S*$|www\.\S*$/.test(above) || /^\S*\/\S*/.test(line);
    const begins_badly = not_start.includes(line[0] ?? ' ');
    const ends_badly = not_end.includes(above.at(-1) ?? ' ');
    const parts_number = !is_address && /\d$/.test(above) && /^\d/.test(line);
    return begins_badly || ends_badly || parts_number ? [`${above}¶${line}`] : [];
  });
}

describe('at every width', () => {
  const served = served_reports([sample_reports]);

  /** @param {import('node:test').TestContext} context @param {string} url @param {number} step CSS px */
  async function sweep(context, url, step) {
    const watched = await served.browser.open_page({ width: 1024, before_scripts: free_width });
    await open_report(watched, url);
    let count = 0;
    for (let width = 280; width <= 900; width += step) {
      const layout = await watched.page.evaluate(layout_at, width);
      assert.match(layout, new RegExp(`^root x=0 y=0 width=${width} `), 'the column is as wide as it was made');
      const blocks = blocks_of(layout);
      count += blocks.flat().length;
      assert.deepEqual(blocks.flatMap(faults_of), [], `at ${width} px`);
    }
    context.diagnostic(`${count} lines`);
    assert.ok(count > 1000);
    await watched.close();
  }

  test('lines of the samples begin and end as they may', async (context) => {
    const [newest, ...others] = served.site.pages;
    await sweep(context, newest, 3);
    for (const url of others) await sweep(context, url, 9);
  });

  test('lines of published reports do', async (context) => {
    const site = await published_reports(context);
    for (const url of site?.pages ?? []) await sweep(context, url, 9);
  });
});

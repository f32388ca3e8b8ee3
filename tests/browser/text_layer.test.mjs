/**
 * The text layer: the elements beneath the canvas lie where their text is painted, within a CSS pixel, at every width,
 * in every kind of block. `?layer=show` lets people see the same.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { open_browser, resize } from './lib/browser.mjs';
import { fixtures } from './lib/folders.mjs';
import { painted_runs } from './lib/painted_text.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { published_reports } from './lib/served.mjs';
import { pack_site } from './lib/site.mjs';
import { compare_layer } from './lib/text_layer.mjs';

const greatest_distance = 1; // CSS px
const rounding = 0.01;

/**
 * Every example of the GitHub Flavored Markdown specification in one report; those that never end are left out.
 * @returns {string}
 */
function specification_report() {
  const program = process.env.KANBAO_SPEC_EXAMPLES;
  const folder = process.env.KANBAO_SPEC_FOLDER;
  if (!program || !folder) {
    throw new Error('KANBAO_SPEC_EXAMPLES or KANBAO_SPEC_FOLDER is not set: run this test through ctest');
  }
  const output = execFileSync(program, [join(folder, 'spec.txt')], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const endless = /^\s*(?:`{3,}|~{3,}|<script|<!--|<\?|<pre|<style|<![A-Z]|<textarea)/m;
  const examples = output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).markdown);
  // The box of a missing image says its alternative text, which would be taken for the caption below it.
  const without_captions = (/** @type {string} */ text) => text.replace(/^!\[/gm, 'x ![');
  const shown = examples.filter((text) => !endless.test(text)).map(without_captions);
  return ['---', 'title: 例子', 'date: 2024-01-01', '---', ...shown].join('\n\n');
}

/** Runs in the page: as if the browser set no gaps between Han and Latin, as old ones do. */
function deny_text_autospace() {
  const supports = /** @type {(...parts: string[]) => boolean} */ (CSS.supports.bind(CSS));
  const without = (/** @type {string[]} */ ...parts) => parts[0] !== 'text-autospace' && supports(...parts);
  Reflect.set(CSS, 'supports', without);
}

/** @param {import('./lib/text_layer.mjs').LayerReport} layer */
function assert_beneath({ runs, unpainted }) {
  assert.ok(runs.length > 100);
  const far = runs.filter(
    (run) => Math.max(Math.abs(run.left), Math.abs(run.right), run.baseline) > greatest_distance + rounding,
  );
  assert.deepEqual(far, []);
  assert.equal(unpainted, '');
}

describe('the text layer', () => {
  /** @type {import('./lib/browser.mjs').TestBrowser[]} */
  const browsers = [];
  before(async () => {
    browsers.push(await open_browser(), await open_browser({ ratio: 1.5 }));
  });
  after(() => Promise.all(browsers.map((browser) => browser.close())));

  /** @param {import('node:test').TestContext} context @param {string[]} [paths] */
  async function packed(context, paths) {
    const site = await pack_site(paths);
    context.after(() => site.close());
    return site;
  }

  /**
   * @param {import('node:test').TestContext} context
   * @param {string} url
   * @param {number[]} widths CSS px
   * @param {import('./lib/browser.mjs').TestBrowser} browser
   * @param {() => void} [before_scripts]
   */
  async function check(context, url, widths, browser, before_scripts) {
    const watched = await browser.open_page({ width: widths[0], before_scripts });
    await open_report(watched, url);
    let run_count = 0;
    for (const width of widths) {
      await resize(watched.cdp, width, 768);
      await settle(watched.page, 100);
      const layer = await compare_layer(watched.page);
      assert_beneath(layer);
      run_count = layer.runs.length;
      const stats = await watched.page.evaluate(() => /** @type {any} */ (window).kanbao.stats());
      assert.ok(
        Math.abs(stats.layer_drift) < 0.5,
        `at ${width} px the layer is ${stats.layer_drift} px taller than the picture`,
      );
      const greatest = Math.max(
        ...layer.runs.map((run) => Math.max(Math.abs(run.left), Math.abs(run.right), run.baseline)),
      );
      context.diagnostic(`${width} px: ${layer.runs.length} runs within ${greatest.toFixed(2)} px`);
    }
    const own_gaps = await watched.page.evaluate(() => document.querySelectorAll('[data-kanbao-part="start"]').length);
    // Every report has Latin among its Chinese: one gap for each sixty words and characters, at the least.
    if (before_scripts) assert.ok(own_gaps > run_count / 60, `${own_gaps} gaps among ${run_count} runs`);
    await watched.close();
  }

  test('lies beneath the samples', async (context) => {
    const site = await packed(context);
    for (const url of site.pages) {
      await check(context, url, [1024, 700, 517, 390, 320], browsers[0]);
      await check(context, url, [800, 361], browsers[1]);
    }
  });

  test('lies beneath the samples where the browser sets no gaps by itself', async (context) => {
    const site = await packed(context);
    for (const url of site.pages) {
      await check(context, url, [1024, 517, 390, 320], browsers[0], deny_text_autospace);
    }
  });

  test('lies beneath text in which browsers and we part characters otherwise', async (context) => {
    const site = await packed(context, [join(fixtures, 'gaps.md')]);
    await check(context, site.pages[0], [1024, 517, 390, 320], browsers[0]);
    await check(context, site.pages[0], [800, 361], browsers[1]);
    await check(context, site.pages[0], [517], browsers[0], deny_text_autospace);
  });

  test('lies beneath justified samples, whose lines fill the column', async (context) => {
    const site = await packed(context);
    for (const url of site.pages) await check(context, `${url}?align=justify`, [1024, 517, 390], browsers[0]);
    const watched = await browsers[0].open_page({ width: 1024 });
    await open_report(watched, `${site.pages[0]}?align=justify`);
    const rights = (await painted_runs(watched.page))
      .filter((run, i, runs) => runs[i + 1]?.line !== run.line)
      .map((run) => run.right);
    const edge = await watched.page.evaluate(
      () => document.querySelector('#report p')?.getBoundingClientRect().right ?? 0,
    );
    assert.ok(rights.filter((right) => Math.abs(right - edge) < 0.5).length > 10, `${rights} and ${edge}`);
    await watched.close();
  });

  test('lies beneath every example of the specification', async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-spec-'));
    await writeFile(join(folder, 'spec.md'), specification_report());
    context.after(() => rm(folder, { recursive: true }));
    const site = await packed(context, [folder]);
    await check(context, site.pages[0], [1024, 390], browsers[0]);
  });

  test('lies beneath headings whose ids are those of the page’s own parts', async (context) => {
    const site = await packed(context, [join(fixtures, 'own_ids.md')]);
    const watched = await browsers[0].open_page();
    await open_report(watched, site.pages[0]);
    await settle(watched.page, 100);
    const { runs, unpainted } = await compare_layer(watched.page);
    assert.ok(runs.length > 10);
    assert.deepEqual(
      runs.filter((run) => Math.max(Math.abs(run.left), Math.abs(run.right), run.baseline) > greatest_distance),
      [],
    );
    assert.equal(unpainted, '');
    await watched.close();
  });

  test('lies beneath published reports', async (context) => {
    const site = await published_reports(context);
    for (const url of site?.pages ?? []) await check(context, url, [1024, 390], browsers[0]);
  });
});

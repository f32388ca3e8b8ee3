/**
 * A community's own look, as a reader sees it: HTML and canvas have the same colours in both schemes and with more contrast, a reader's
 * choice changes them, the logo and the footer have their place at every width, and a file from a disk has it all.
 */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from './lib/axe.mjs';
import { open_browser } from './lib/browser.mjs';
import { measure_ink } from './lib/ink.mjs';
import { open_report, read_display, settle, until_canvas } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

const REPORT = `---
title: 校园开源社十二月月报
date: 2023-12-01
---

## 进展

新生营有[八场讲座](https://example.org/)，其中三场在 \`main\` 教室。==重点==是第二场。

> [!NOTE]
> 下个月搬到新的教室。

| 名称 | 人数 |
|---|---|
| [讲座](https://example.org/a) | 20 |

\`\`\`js {1}
const lecture = 'first'; // comment
\`\`\`
`;

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="150" height="40"><rect width="150" height="40" rx="8" fill="#9a3412"/></svg>`;

const LOOK = {
  colours: {
    link: { light: '#9a3412', dark: '#fdba74' },
    background: { light: '#fffaf5', dark: '#1c1917' },
    text: { light: '#292524', dark: '#e7e5e4' },
  },
  logo: 'logo.svg',
  footer: { text: '校园开源社编辑部', links: [{ text: '关于我们', url: 'about.html' }] },
};

describe('a look of a community’s own', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-look-'));
    await writeFile(join(folder, 'report.md'), REPORT);
    await writeFile(join(folder, 'logo.svg'), LOGO);
    await writeFile(join(folder, 'kanbao.config.json'), JSON.stringify({ look: LOOK }));
    site = await pack_site([join(folder, 'report.md')], ['--config', join(folder, 'kanbao.config.json')]);
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** @param {import('playwright-core').Page} page @returns {Promise<Record<string, string>>} #rrggbb of what the HTML has */
  const colours_of_html = (page) =>
    page.evaluate(() => {
      const hex = (/** @type {string} */ colour) =>
        `#${(colour.match(/\d+/g) ?? [])
          .slice(0, 3)
          .map((value) => Number(value).toString(16).padStart(2, '0'))
          .join('')}`;
      // Where the canvas shows the text, the elements' own is transparent: the style sheet's colours are asked for.
      const probe = document.createElement('i');
      document.body.append(probe);
      const colours = Object.fromEntries(
        ['link', 'background', 'text', 'alert-note'].map((role) => {
          probe.style.setProperty('color', `var(--${role})`);
          return [role, hex(getComputedStyle(probe).color)];
        }),
      );
      probe.remove();
      return colours;
    });

  /** @param {import('playwright-core').Page} page @param {RegExp} words @returns {Promise<string | undefined>} */
  async function painted_colour(page, words) {
    const command = (await read_display(page)).find((each) => each.kind === 'text' && words.test(each.text));
    return command?.colour;
  }

  for (const [
    view,
    link,
    text,
    note,
  ] of /** @type {[import('./lib/browser.mjs').PageOptions, string, string, string][]} */ ([
    [{ colour_scheme: 'light' }, '#9a3412', '#292524', '#9a3412'],
    [{ colour_scheme: 'dark' }, '#fdba74', '#e7e5e4', '#fdba74'],
    [{ width: 390, height: 844, colour_scheme: 'dark' }, '#fdba74', '#e7e5e4', '#fdba74'],
  ])) {
    test(`is painted as its HTML has it (${JSON.stringify(view)})`, async (context) => {
      const watched = await browser.open_page(view);
      const { page } = watched;
      await open_report(watched, site.pages[0]);
      await settle(page);
      const html = await colours_of_html(page);
      assert.deepEqual([html.link, html.text, html['alert-note']], [link, text, note]);
      assert.equal(await painted_colour(page, /讲/), link);
      assert.equal(await painted_colour(page, /新/), text);
      const ink = Math.min(...(await measure_ink(watched, await read_display(page))).map(({ likeness }) => likeness));
      context.diagnostic(`ink at least ${ink.toFixed(4)}`);
      assert.ok(ink >= 0.99);
      assert.deepEqual(await axe_violations(watched, []), []);
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('changes with what the reader chooses and what the system asks for', async () => {
    const watched = await browser.open_page({ colour_scheme: 'light' });
    const { page } = watched;
    await open_report(watched, site.pages[0]);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await settle(page);
    assert.equal(await painted_colour(page, /讲/), '#fdba74');
    await page.evaluate(() => document.documentElement.removeAttribute('data-theme'));
    await page.emulateMedia({ contrast: 'more' });
    await settle(page);
    const html = await colours_of_html(page);
    assert.notEqual(html.link, '#9a3412', 'darker');
    assert.equal(await painted_colour(page, /讲/), html.link);
    watched.watch.assert_quiet();
    await watched.close();
  });

  for (const width of [1024, 390, 320]) {
    test(`has its logo in the bar and its footer below the report, ${width} px wide`, async () => {
      const watched = await browser.open_page({ width, height: 800 });
      const { page } = watched;
      await open_report(watched, site.pages[0]);
      await settle(page);
      const seen = await page.evaluate(() => {
        const box = (/** @type {Element | null} */ element) => {
          const { left, top, right, bottom } = /** @type {Element} */ (element).getBoundingClientRect();
          return { left, top, right, bottom };
        };
        const bar = [...document.querySelectorAll('nav#bar :is(a, button)')].filter((element) =>
          element.checkVisibility(),
        );
        return {
          logo: box(document.querySelector('nav#bar .logo')),
          bar: bar.map(box).filter(({ left, right }) => right > left),
          wide: document.documentElement.scrollWidth,
        };
      });
      const { logo } = seen;
      assert.equal(logo.bottom - logo.top, 24);
      assert.ok(logo.right - logo.left >= (width > 720 ? 89 : 20), `${logo.right - logo.left}`);
      assert.ok(seen.wide <= width, 'nothing stands out sideways');
      for (const [place, one] of seen.bar.entries()) {
        for (const other of seen.bar.slice(place + 1)) {
          assert.ok(one.right <= other.left + 0.5 || other.right <= one.left + 0.5 || one.bottom <= other.top, 'apart');
        }
      }
      const link = page.locator('footer#imprint .own a');
      await link.scrollIntoViewIfNeeded();
      assert.equal(await link.isVisible(), true);
      assert.equal(
        await link.evaluate((/** @type {HTMLAnchorElement} */ element) => element.href),
        `${site.url}about.html`,
      );
      await watched.close();
    });
  }

  test('is in the file for readers without a network', async () => {
    const watched = await browser.open_page({ colour_scheme: 'light' });
    const { page, watch } = watched;
    await page.goto(String(pathToFileURL(join(site.folder, 'report.offline.html'))));
    await until_canvas(watched);
    await settle(page);
    assert.equal(await painted_colour(page, /讲/), '#9a3412');
    const logo = page.locator('nav#bar .logo');
    assert.ok(
      await logo.evaluate((/** @type {HTMLImageElement} */ image) => image.complete && image.naturalWidth === 150),
    );
    assert.match((await page.locator('footer#imprint').textContent()) ?? '', /^校园开源社编辑部/);
    assert.equal(watch.requests.filter((address) => !/^(file|data|blob):/.test(address)).length, 0);
    watch.assert_quiet();
    await watched.close();
  });
});

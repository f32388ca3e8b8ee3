/** Hostile Markdown does nothing, whichever way its report is read; a policy that is never broken stands behind that. */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { start_static_server } from './lib/static_server.mjs';
import { after_frames, open_browser } from './lib/browser.mjs';
import { pack_site } from './lib/site.mjs';

const ATTACK = 'window.top.attacked=1;document.title="attacked"';

/** Each of these did something in some viewer of Markdown. */
const HOSTILE = `---
title: '<script>${ATTACK}</script>{{start}}'
date: 2024-05-06
author: '"><img src=x onerror=${ATTACK}>'
---

<script>${ATTACK}</script>
<style>#report { display: none } body { background: url(http://evil.test/style) }</style>
<img src="x" onerror='${ATTACK}'>
<img src="drawing.svg" alt="画" onload='${ATTACK}'>
<svg onload='${ATTACK}'><script>${ATTACK}</script></svg>
<iframe srcdoc="<script>${ATTACK}</script>"></iframe>
<object data="javascript:${ATTACK}"></object>
<base href="http://evil.test/"><meta http-equiv="refresh" content="0;url=http://evil.test/">
<form action="http://evil.test/"><input autofocus onfocus='${ATTACK}'><button>按</button></form>
<a href="javascript:${ATTACK}">甲</a>
<p style="position:fixed;inset:0;background:red">盖住</p>
<details open ontoggle='${ATTACK}'>开</details>

[乙](javascript:${ATTACK}) [丙](JaVaScRiPt:${ATTACK}) [丁](&#106;avascript:${ATTACK})
[戊](<java\tscript:${ATTACK}>) [己](data:text/html,<script>${ATTACK}</script>) [庚](vbscript:x)

![辛](javascript:${ATTACK}) ![壬](<data:text/html,<script>${ATTACK}</script>>) ![癸](data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20onload='${encodeURIComponent(ATTACK)}'/%3E)

<!--<script>-->

\`\`\`html
</script><script>${ATTACK}</script>
\`\`\`

最后一段。
`;

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" onload="${ATTACK.replaceAll('"', "'")}">
<script>${ATTACK.replaceAll('"', "'")}</script><rect width="80" height="40" fill="#2060d0"/></svg>`;

describe('hostile Markdown', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {Awaited<ReturnType<typeof start_static_server>>} */
  let host;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-safety-'));
    await writeFile(join(folder, 'hostile.md'), HOSTILE);
    await writeFile(join(folder, 'drawing.svg'), DRAWING);
    site = await pack_site([join(folder, 'hostile.md')]);
    const sandbox = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';
    const frame = `<iframe width="900" height="700" sandbox="${sandbox}" src="${site.url}hostile.html"></iframe>`;
    await writeFile(
      join(folder, 'index.html'),
      `<!doctype html><link rel="icon" href="data:,"><title>host</title>${frame}`,
    );
    host = await start_static_server(folder);
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await host.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** @type {Record<string, () => string>} */
  const ways = {
    'opened from its site': () => `${site.url}hostile.html`,
    'in a frame of another site': () => host.url,
    'as a file': () => `file://${join(site.folder, 'hostile.offline.html')}`,
  };

  for (const [way, address] of Object.entries(ways)) {
    test(`${way}: it is text, does nothing and asks nobody`, async () => {
      const watched = await browser.open_page();
      const { page, watch } = watched;
      /** @type {string[]} */
      const popups = [];
      page.on('dialog', () => assert.fail('a dialog opened'));
      page.on('popup', (popup) => popups.push(popup.url()));
      await page.goto(address());
      const frame = page.frames().at(-1);
      assert.ok(frame);
      await frame.waitForSelector('html[data-kanbao=canvas]', { state: 'attached' });
      await frame.waitForLoadState('networkidle');
      await press_every_link(frame);
      await after_frames(page, 20);
      const state = await frame.evaluate(() => ({
        title: document.title,
        attacked: 'attacked' in window,
        elements: document.querySelectorAll(
          '#report :is(script, style, iframe, object, embed, form, button:not([data-kanbao-tool]), base, meta, svg)',
        ).length,
        handlers: [...document.querySelectorAll('#report *')]
          .flatMap((element) => element.getAttributeNames())
          .filter((name) => name.startsWith('on')).length,
        // The text layer's own places are custom properties.
        styled: [...document.querySelectorAll('#report [style]')].filter((element) =>
          element
            .getAttribute('style')
            ?.replace(/--kanbao-[a-z-]+: ?[^;]*;/g, '')
            .trim(),
        ).length,
        text: document.querySelector('#report')?.textContent ?? '',
      }));
      assert.equal(state.attacked, false);
      assert.ok(state.title.includes('<script>') && state.title.includes('{{start}}'), state.title);
      assert.equal(state.elements, 0);
      assert.equal(state.handlers, 0);
      assert.equal(state.styled, 0);
      assert.match(state.text, /最后一段。/);
      assert.equal(await page.evaluate(() => 'attacked' in window), false);
      assert.deepEqual(popups, []);
      assert.deepEqual(
        watch.requests.filter((url) => url.includes('evil.test')),
        [],
      );
      assert.equal(page.url(), address());
      await watched.close();
    });
  }

  test('what would slip through is refused by the policy of the page, and the tests hear of it', async () => {
    const watched = await browser.open_page();
    await watched.page.goto(`${site.url}hostile.html`);
    await watched.page.evaluate(() => {
      const image = document.createElement('img');
      image.setAttribute('onclick', 'window.attacked = 1');
      document.body.append(image);
      image.click();
      document.body.setAttribute('style', 'color: red');
      const base = document.createElement('base');
      base.href = 'http://evil.test/';
      document.head.append(base);
    });
    assert.equal(await watched.page.evaluate(() => 'attacked' in window), false);
    assert.equal(watched.watch.violations.splice(0).length, 3);
    await watched.close();
  });

  /** @param {import('playwright-core').Frame} frame */
  async function press_every_link(frame) {
    await frame.evaluate(() => {
      for (const link of document.querySelectorAll('#report a:not(.self)')) {
        if (!/^https?:/.test(link.getAttribute('href') ?? '')) /** @type {HTMLElement} */ (link).click();
      }
    });
  }
});

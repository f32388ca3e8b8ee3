/**
 * What the guide shows for browsers, as it stands there: pages of plain HTML, a frame, a policy, React with the package, its types
 * included; and what scripts ask of a page.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { build } from 'esbuild';

import { block_of } from '../cli/guide_chapters.mjs';
import { install_package } from '../cli/installed_package.mjs';
import { open_browser, until } from './lib/browser.mjs';
import { repository } from './lib/folders.mjs';
import { painted_frame } from './lib/host_page.mjs';
import { pack_into } from './lib/packed_sites.mjs';
import { start_static_server } from './lib/static_server.mjs';

const REPORT = `---
title: 月报
date: 2023-12-01
author: 花花
---

## 进展

${'这个月里做了很多事。\n\n'.repeat(60)}
## 亮点

两件。
`;
const MAIN = `import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { MonthlyReport } from './MonthlyReport.jsx';

const root = createRoot(document.querySelector('#root'));
const show = (isDark) => root.render(
  <StrictMode><MonthlyReport src="/reports/2023-12.html" isDark={isDark} /></StrictMode>
);
show(false);
Object.assign(window, { show, leave: () => root.unmount() });
`;
const PAGE =
  '<!doctype html><meta charset="utf-8"><title>React</title><div id="root"></div><script src="main.js"></script>';

describe('the examples of the guide', () => {
  /** @type {string} */
  let folder;
  /** @type {Awaited<ReturnType<typeof start_static_server>>} */
  let server;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-examples-'));
    await writeFile(join(folder, '2023-12.md'), REPORT);
    await mkdir(join(folder, 'site/reports'), { recursive: true });
    await pack_into(join(folder, 'site/reports'), [join(folder, '2023-12.md')], []);
    await install_package(folder);
    for (const name of ['react', 'react-dom', 'scheduler', '@types', 'csstype']) {
      await symlink(join(repository, 'node_modules', name), join(folder, 'node_modules', name)).catch(() => {});
    }
    server = await start_static_server(join(folder, 'site'));
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a page of plain HTML shows the report, leads into it and hears of it', async () => {
    await writeFile(join(folder, 'site/plain.html'), await block_of('other-pages', 'html', '看亮点'));
    const watched = await browser.open_page();
    const { page } = watched;
    await page.goto(`${server.url}plain.html`);
    await painted_frame(page);
    await page.getByRole('button', { name: '看亮点' }).click();
    await until(async () => (await page.locator('output').textContent()) === '亮点', 'the host hears of it');
    assert.ok((await page.evaluate(() => scrollY)) > 1000, 'the host’s page goes there');
    watched.watch.assert_quiet();
    await watched.close();
  });

  /** @param {string} text with addresses of a site that is nowhere @returns {string} with this one's */
  const with_addresses = (text) => text.replaceAll('https://example.org', new URL(server.url).origin);

  /** @param {string} body @param {string} [head] @returns {Promise<import('./lib/browser.mjs').WatchedPage>} a page that shows the report */
  async function open_host(body, head = '') {
    const page = `<!doctype html><html><head><meta charset="utf-8"><title>社区</title>${head}</head><body>${body}</body></html>`;
    await writeFile(join(folder, 'site/host.html'), page);
    const watched = await browser.open_page();
    await watched.page.goto(`${server.url}host.html`);
    await painted_frame(watched.page);
    return watched;
  }

  test('the lines at its beginning show the report', async () => {
    const lines = with_addresses(await block_of('other-pages', 'html', 'https://example.org/reports/embed.js'));
    const watched = await open_host(lines);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a frame without the script shows it, light and with its bar', async () => {
    const watched = await open_host(with_addresses(await block_of('other-pages', 'html', '<iframe')));
    const frame = await painted_frame(watched.page);
    assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme), 'light');
    assert.ok(await frame.locator('#bar').isVisible());
    assert.equal(await frame.locator('#neighbours').isVisible(), false);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('its policy is enough for the element', async () => {
    const policy = with_addresses(await block_of('other-pages', 'http')).trim();
    const lines = with_addresses(await block_of('other-pages', 'html', 'https://example.org/reports/embed.js'));
    const watched = await open_host(lines, `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a script in the page is told what it asks for', async () => {
    const [, script = ''] = /<script>([^]*)<\/script>/.exec(await block_of('options', 'html')) ?? [];
    const asked = await block_of('how-it-works', 'js');
    const watched = await browser.open_page();
    /** @type {string[]} */
    const said = [];
    watched.page.on('console', (message) => said.push(message.text()));
    await watched.page.goto(`${server.url}reports/2023-12.html`);
    await watched.page.locator('html[data-kanbao=canvas]').waitFor({ state: 'attached' });
    for (const text of [script, `(async () => {${asked}})()`]) {
      await watched.cdp.send('Runtime.evaluate', { expression: text, awaitPromise: true });
    }
    await until(async () => said.length === 5, 'all is told');
    const [state, stats, layout, document, again] = said;
    assert.match(state ?? '', /^\d+\.\d+\.\d+ canvas$/);
    assert.match(stats ?? '', /^\{.*images/);
    assert.match(document ?? '', /这个月里做了很多事/);
    for (const dump of [layout, again]) assert.match(dump ?? '', /^root x=0 [^]*\bline /);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a component of React has the outline, leads into the report, and changes its colours', async () => {
    await writeFile(join(folder, 'MonthlyReport.jsx'), await block_of('other-pages', 'jsx'));
    await writeFile(join(folder, 'main.jsx'), MAIN);
    await writeFile(join(folder, 'site/react.html'), PAGE);
    await build({
      entryPoints: [join(folder, 'main.jsx')],
      outfile: join(folder, 'site/main.js'),
      bundle: true,
      jsx: 'automatic',
      jsxDev: true,
      define: { 'process.env.NODE_ENV': '"development"' },
      logLevel: 'error',
    });
    const watched = await browser.open_page();
    const { page } = watched;
    await page.goto(`${server.url}react.html`);
    const frame = await painted_frame(page);
    await page.getByRole('button', { name: '亮点' }).click();
    await until(async () => (await page.evaluate(() => scrollY)) > 1000, 'the page goes to the heading');
    assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme), 'light');
    await page.evaluate(() => /** @type {any} */ (window).show(true));
    await until(() => frame.evaluate(() => document.documentElement.dataset.theme === 'dark'), 'it becomes dark');
    await page.evaluate(() => /** @type {any} */ (window).leave());
    await until(async () => page.frames().length === 1, 'nothing of it is left');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('its types know the element and refuse what it does not have', async () => {
    await writeFile(join(folder, 'kanbao.d.ts'), await block_of('other-pages', 'ts'));
    const use = (/** @type {string} */ attributes) =>
      `export const report = <kanbao-report src="a.html" ${attributes}></kanbao-report>;\n`;
    const compile = async (/** @type {string} */ attributes) => {
      await writeFile(join(folder, 'use.tsx'), use(attributes));
      const tsc = join(repository, 'node_modules/typescript/bin/tsc');
      const options = ['--noEmit', '--strict', '--jsx', 'react-jsx', '--module', 'nodenext', '--target', 'es2022'];
      const args = [tsc, ...options, '--types', 'react', 'use.tsx', 'kanbao.d.ts'];
      return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
    };
    assert.equal(await compile('height="auto" theme="dark" onClick={() => {}}'), '');
    assert.match(await compile('theme="sepia"'), /Type '"sepia"' is not assignable to type/);
  });
});

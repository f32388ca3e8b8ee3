/** The pages that web/EMBEDDING.md shows, as they stand there: plain HTML, and React with the package, its types included. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { build } from 'esbuild';

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

describe('the examples of EMBEDDING.md', () => {
  /** @type {string} */
  let folder;
  /** @type {Map<string, string>} by language */
  let blocks;
  /** @type {Awaited<ReturnType<typeof start_static_server>>} */
  let server;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-examples-'));
    const guide = await readFile(join(repository, 'web/EMBEDDING.md'), 'utf8');
    blocks = new Map([...guide.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, text]) => [language, text]));
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
    await writeFile(join(folder, 'site/plain.html'), blocks.get('html') ?? '');
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

  test('a component of React has the outline, leads into the report, and changes its colours', async () => {
    await writeFile(join(folder, 'MonthlyReport.jsx'), blocks.get('jsx') ?? '');
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
    await writeFile(join(folder, 'kanbao.d.ts'), blocks.get('ts') ?? '');
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

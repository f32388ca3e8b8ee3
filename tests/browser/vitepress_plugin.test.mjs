/** kanbao/vitepress in a site of its own: reports are packed beside the pages and stand in them without further words. */

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';

import { block_of } from '../cli/guide_chapters.mjs';
import { install_package } from '../cli/installed_package.mjs';
import { open_browser, until } from './lib/browser.mjs';
import { repository } from './lib/folders.mjs';
import { start_static_server } from './lib/static_server.mjs';

const run = promisify(execFile);

const CONFIG = `import { defineConfig } from 'vitepress';
import kanbao from 'kanbao/vitepress';

export default defineConfig({
  lang: 'zh-CN',
  title: '社区',
  base: '/blog/',
  vite: { plugins: [kanbao({ baseUrl: 'https://example.org/blog/' })] },
});
`;
const HOME = `# 首页

${(await block_of('publishing', 'html')).replace('/reports/2023-12.html', '/blog/reports/a.html')}
[全部月报](/reports/archive.html)
`;
const REPORT = '---\ntitle: 月报\ndate: 2023-12-01\nauthor: 花花\n---\n\n## 进展\n\n看报\n';

describe('a VitePress site with the plugin', () => {
  /** @type {string} */
  let folder;
  /** @type {NodeJS.ProcessEnv} */
  let env;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  const vitepress = () => join(folder, 'node_modules/vitepress/bin/vitepress.js');

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-vitepress-'));
    await install_package(folder);
    for (const name of ['vitepress', 'vue']) {
      await symlink(join(repository, 'node_modules', name), join(folder, 'node_modules', name));
    }
    for (const name of ['.vitepress', 'posts']) await mkdir(join(folder, name));
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    await writeFile(join(folder, '.vitepress/config.js'), CONFIG);
    await writeFile(join(folder, 'index.md'), HOME);
    await writeFile(join(folder, 'posts/a.md'), REPORT);
    env = { ...process.env, XDG_CACHE_HOME: join(folder, 'caches') };
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** @param {string} url of the site's first page @returns {Promise<import('./lib/browser.mjs').WatchedPage>} */
  async function open_home(url) {
    const watched = await browser.open_page();
    await watched.page.goto(url);
    await watched.page.locator('kanbao-report').scrollIntoViewIfNeeded();
    const shown = async () => {
      const frame = watched.page.frames().find((one) => one.url().includes('/blog/reports/a.html'));
      return frame?.evaluate(() => document.documentElement.dataset.kanbao).catch(() => undefined);
    };
    await until(async () => (await shown()) === 'canvas', 'the report is painted in its frame', 60_000);
    return watched;
  }

  test('is built with its reports, which know where they stand, and its pages hold them', async () => {
    await run(process.execPath, [vitepress(), 'build'], { cwd: folder, env });
    const served = await mkdtemp(join(tmpdir(), 'kanbao-vitepress-served-'));
    await symlink(join(folder, '.vitepress/dist'), join(served, 'blog'));
    const server = await start_static_server(served);
    try {
      const watched = await open_home(`${server.url}blog/`);
      assert.match(
        await (await fetch(`${server.url}blog/reports/a.html`)).text(),
        /<link rel="canonical" href="https:\/\/example\.org\/blog\/reports\/a\.html">/,
      );
      await watched.page.getByRole('link', { name: '全部月报' }).click();
      await until(async () => watched.page.url().endsWith('/reports/archive.html'), 'the list is opened');
      await watched.close();
    } finally {
      await server.close();
      await rm(served, { recursive: true });
    }
  });

  test('is served while it is written: what is saved is there', async () => {
    const dev = spawn(process.execPath, [vitepress(), 'dev', '--port', '0'], { cwd: folder, env });
    try {
      let told = '';
      dev.stdout.on('data', (text) => (told += text));
      const address = () => /http:\/\/localhost:(\d+)\/blog\//.exec(told.replace(/\u001b\[\d+m/g, ''))?.[0];
      await until(async () => address() !== undefined, 'the site is served', 60_000);
      const watched = await open_home(address() ?? '');
      await appendFile(join(folder, 'posts/a.md'), '\n新的一段\n');
      const text = async () => (await fetch(`${address()}reports/a.html`)).text();
      await until(async () => (await text()).includes('新的一段'), 'the report is packed again', 60_000);
      await watched.close();
    } finally {
      // It writes into the folder until it has ended.
      const ended = once(dev, 'exit');
      dev.kill();
      await ended;
    }
  });

  test('outside VitePress the plugin says where it belongs', async () => {
    const { default: kanbao } = await import('../../script/library/vitepress.mjs');
    const { configResolved } = /** @type {{configResolved(config: object): void}} */ (
      /** @type {unknown} */ (kanbao())
    );
    assert.throws(() => configResolved({}), { name: 'Problem', message: /is a plugin for VitePress/ });
  });
});

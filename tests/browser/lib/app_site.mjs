/** A site of more reports than are kept, packed with `--app`, its host, which may fail or be slow, and what a reader's browser keeps. */

import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { until } from './browser.mjs';
import { noise_png } from './noise_pictures.mjs';
import { pack_into } from './packed_sites.mjs';
import { start_static_server } from './static_server.mjs';

/** @typedef {import('./browser.mjs').WatchedPage} WatchedPage */
/** @typedef {import('./browser.mjs').Page} Page */

const count = 13;

/** The newest is the thirteenth. @param {number} number @returns {string} its name */
export const report_name = (number) => `report-${String(number).padStart(2, '0')}`;

/**
 * @param {number} number
 * @param {string} [text]
 * @returns {string} Markdown
 */
export function report_text(number, text = '进展') {
  const month = String(((number - 1) % 12) + 1).padStart(2, '0');
  return `---
title: 第 ${number} 期
date: ${2022 + Math.floor((number - 1) / 12)}-${month}-01
author: 花花
tracks: [{name: 开源, figures: {任务: 110, 完成: ${number}}}]
---

## 开源

${text}，第 ${number} 期的进展如图。

![第 ${number} 期的进展](images/${number}.png)

## 下期

还会有的。
`;
}

export class AppSite {
  /** How the host behaves. @type {(path: string, response: import('node:http').ServerResponse) => boolean} */
  host = () => false;
  /** @type {import('./static_server.mjs').StaticServer | undefined} */
  #server;

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    this.posts = join(folder, 'posts');
    this.out = join(folder, 'site');
  }

  /** @param {Record<string, string | Buffer>} [others] files beside those of the thirteen reports, or in their place */
  static async make(others = {}) {
    const site = new AppSite(await mkdtemp(join(tmpdir(), 'kanbao-app-')));
    await mkdir(join(site.posts, 'images'), { recursive: true });
    for (let number = 1; number <= count; number += 1) await site.write(number);
    for (const [name, content] of Object.entries(others)) await writeFile(join(site.posts, name), content);
    await site.pack();
    await site.#serve();
    return site;
  }

  /** @returns {Promise<AppSite>} the same at another address, whatever becomes of this one */
  async copy() {
    const site = new AppSite(await mkdtemp(join(tmpdir(), 'kanbao-app-')));
    await cp(this.folder, site.folder, { recursive: true, preserveTimestamps: true });
    await site.#serve();
    return site;
  }

  async #serve() {
    this.#server = await start_static_server(this.out, (path, response) => this.host(path, response));
  }

  get url() {
    return this.#server?.url ?? '';
  }

  get requests() {
    return this.#server?.requests ?? [];
  }

  /** @param {number} number @param {string} [text] */
  async write(number, text) {
    await writeFile(join(this.posts, 'images', `${number}.png`), noise_png(200 + number, 100));
    await writeFile(join(this.posts, `${report_name(number)}.md`), report_text(number, text));
  }

  /** @param {string[]} [options] of script/pack */
  async pack(options = ['--app', '--title', '社区月报']) {
    await pack_into(this.out, [this.posts], options);
  }

  /** @param {number} number */
  page(number) {
    return `${this.url}${report_name(number)}.html`;
  }

  async close() {
    await this.#server?.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Waits until the page's site is kept. @param {Page} page */
export async function until_kept(page) {
  await until(() => page.evaluate(() => navigator.serviceWorker.controller?.state === 'activated'), 'the site is kept');
}

/** @param {Page} page @returns {Promise<string[]>} what is kept, by cache, as addresses within the site */
export function kept_addresses(page) {
  return page.evaluate(async () => {
    /** @type {string[]} */
    const kept = [];
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      kept.push(...requests.map(({ url }) => `${name}: ${url}`));
    }
    return kept.sort();
  });
}

/** From here on there is no network, nor what the browser's own cache has. @param {WatchedPage} watched */
export async function go_offline({ page, cdp }) {
  await cdp.send('Network.clearBrowserCache');
  await page.context().setOffline(true);
}

/** As if the reader came back to the page from another. @param {Page} page */
export function come_back(page) {
  return page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));
}

/** @param {Page} page @returns {Promise<string>} what stands beneath the bar; empty for nothing */
export function lines(page) {
  return page.evaluate(() => [...document.querySelectorAll('.site-line')].map((line) => line.textContent).join('\n'));
}

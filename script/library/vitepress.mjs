/**
 * A plugin for the Vite of a VitePress site: packs the site's reports beside its pages, when it is built and while it is served,
 * and lets its pages hold them as `<kanbao-report>`.
 */

import { join, posix, resolve } from 'node:path';

import serve_static from 'serve-static';

import { BUILD_FOLDERS } from '../lib/build_folders.mjs';
import { full_base_url } from '../lib/base_url.mjs';
import { PackingLoop } from '../lib/packing_loop.mjs';
import { SitePacker } from '../lib/site_packer.mjs';
import { Problem } from '../../web/report/problem.js';

const tag = 'kanbao-report';
const NOT_VITEPRESS = 'kanbao/vitepress is a plugin for VitePress: put it into vite.plugins of .vitepress/config.js.';

/** @typedef {import('./vitepress.d.ts').KanbaoOptions} KanbaoOptions */

/**
 * @typedef {object} Pages what VitePress knows of its site
 * @property {string} srcDir
 * @property {string} outDir
 * @property {string} cacheDir
 * @property {true | 'localhostLinks' | (string | RegExp | ((link: string) => boolean))[]} [ignoreDeadLinks]
 * @property {{base: string, title: string, head: [string, Record<string, string>][]}} site
 */

/** @typedef {{compilerOptions?: {isCustomElement?: (tag: string) => boolean | void}}} TemplateOptions */

/**
 * @typedef {object} ViteConfig what is used of it
 * @property {Pages} [vitepress]
 * @property {{ssr: boolean | string}} build
 * @property {{name: string, api?: {options: {template?: TemplateOptions}}}[]} plugins
 * @property {{info(text: string): void, warn(text: string): void, error(text: string): void}} logger
 */

/**
 * @typedef {object} ViteServer what is used of it
 * @property {{use(path: string, handler: unknown): void}} middlewares
 * @property {{send(message: {type: 'full-reload'}): void}} ws
 * @property {{on(event: 'close', listener: () => void): void} | null} httpServer
 */

/** @type {typeof import('./vitepress.d.ts').default} */
export default function kanbao(options = {}) {
  /** @type {SiteReports} */
  let reports;
  return {
    name: 'kanbao',
    /** @param {ViteConfig} config */
    configResolved(config) {
      reports = new SiteReports(options, config);
      reports.give_element();
    },
    /** @param {ViteServer} server */
    async configureServer(server) {
      await reports.serve(server);
    },
    async closeBundle() {
      // The pages are bundled a second time, to be rendered.
      if (reports.is_client) await reports.build();
    },
  };
}

class SiteReports {
  #options;
  #config;
  #pages;
  #paths;
  #path;

  /** @param {KanbaoOptions} options @param {ViteConfig} config */
  constructor(options, config) {
    const { vitepress } = config;
    if (!vitepress) throw new Problem(NOT_VITEPRESS);
    this.#options = options;
    this.#config = config;
    this.#pages = vitepress;
    this.#paths = [options.reports ?? 'posts'].flat().map((path) => resolve(vitepress.srcDir, path));
    this.#path = posix.join('/', options.path ?? 'reports', '/').slice(1);
  }

  get is_client() {
    return !this.#config.build.ssr;
  }

  /** Vue takes the tag for the element that it is, and every page has the script that defines it. */
  give_element() {
    for (const { name, api } of this.#config.plugins) {
      if (name !== 'vite:vue' || !api) continue;
      const { template = {} } = api.options;
      const others = template.compilerOptions?.isCustomElement;
      const isCustomElement = (/** @type {string} */ name_of_tag) => name_of_tag === tag || others?.(name_of_tag);
      const compilerOptions = { ...template.compilerOptions, isCustomElement };
      api.options = { ...api.options, template: { ...template, compilerOptions } };
    }
    const { site, ignoreDeadLinks } = this.#pages;
    const address = `${site.base}${this.#path}`;
    const src = `${address}embed.js`;
    if (!site.head.some(([, { src: known }]) => known === src)) site.head.push(['script', { src, defer: '' }]);
    // What is packed is there, though VitePress does not know the file.
    if (ignoreDeadLinks !== true) {
      const ignored = ignoreDeadLinks === 'localhostLinks' ? [/^https?:\/\/localhost\b/] : (ignoreDeadLinks ?? []);
      const is_report = (/** @type {string} */ link) => link.startsWith(`/${this.#path}`);
      this.#pages.ignoreDeadLinks = [...ignored, is_report];
    }
  }

  /** Rejects with a Problem where the reports cannot be packed. */
  async build() {
    const { baseUrl } = this.#options;
    const site = baseUrl === undefined ? undefined : full_base_url('kanbao: baseUrl', baseUrl);
    await this.#packer().pack(this.#paths, join(this.#pages.outDir, this.#path), {
      ...this.#site_options,
      base_url: site && `${site}${this.#path}`,
      owns_folder: true,
    });
  }

  /** @param {ViteServer} server */
  async serve(server) {
    const { logger } = this.#config;
    const site = join(this.#pages.cacheDir, 'kanbao');
    const failed = (/** @type {string} */ trouble) => logger.error(`kanbao: ${trouble}`);
    const loop = new PackingLoop({
      packer: this.#packer(),
      settings: async () => ({ paths: this.#paths, options: this.#site_options }),
      site,
      packed: ({ changed }) => {
        if (changed > 0) server.ws.send({ type: 'full-reload' });
      },
      failed,
    });
    server.middlewares.use(`${this.#pages.site.base}${this.#path}`.replace(/\/$/, ''), serve_static(site));
    server.httpServer?.on('close', () => void loop.end());
    await loop.begin().catch((/** @type {Error} */ { message }) => failed(message));
  }

  get #site_options() {
    const { title = this.#pages.site.title, app, config } = this.#options;
    return { title, app, config };
  }

  #packer() {
    const { logger } = this.#config;
    return new SitePacker({
      ...BUILD_FOLDERS,
      log: (line) => logger.info(`kanbao: ${line}`),
      warn: (line) => logger.warn(`kanbao: ${line}`),
    });
  }
}

/**
 * The page of another site that shows a report: served from an origin of its own, under a strict Content Security Policy,
 * with text above and below, so that it scrolls. It notes what the report's element, and the frame itself, tell it.
 */

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before } from 'node:test';

import { open_browser, until } from './browser.mjs';
import { every_block, sample_reports } from './folders.mjs';
import { settle } from './report_page.mjs';
import { pack_site } from './site.mjs';

export const sandbox = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';

/**
 * @typedef {object} HostPage
 * @property {string} body HTML
 * @property {number} [above] how many paragraphs stand above the report; none by default
 * @property {number} [below] likewise below it; as many as above by default
 * @property {boolean} [is_strict] whether it has the policy; true by default
 * @property {boolean} [has_embed] whether it loads embed.js; true by default
 */

/**
 * @typedef {object} Host
 * @property {string} url ends with a slash
 * @property {(name: string, page: HostPage) => string} add a page; returns its address
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} site address of the packed site, ends with a slash
 * @returns {Promise<Host>}
 */
export async function start_host(site) {
  /** @type {Map<string, HostPage>} */
  const pages = new Map();
  const { origin } = new URL(site);
  const server = createServer((request, response) => {
    const page = pages.get((request.url ?? '').slice(1).split('?')[0]);
    if (!page) return void response.writeHead(404).end();
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    if (page.is_strict !== false) {
      const policy = `default-src 'none'; script-src ${origin}; frame-src ${origin}; img-src data:`;
      response.setHeader('Content-Security-Policy', policy);
    }
    response.end(host_html(site, page));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  // The site is `localhost`: to a browser this name is another site, not only another port.
  const url = `http://127.0.0.1:${port}/`;
  const add = (/** @type {string} */ name, /** @type {HostPage} */ page) => {
    pages.set(name, page);
    return url + name;
  };
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { url, add, close };
}

/**
 * @param {string} site
 * @param {HostPage} page
 */
function host_html(site, { body, above = 0, below = above, has_embed = true }) {
  const script = has_embed ? `<script src="${site}embed.js" defer></script>` : '';
  const paragraphs = (/** @type {number} */ count) =>
    '<p>A paragraph of the page around the report.</p>\n'.repeat(count);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title>
<link rel="icon" href="data:,">${script}</head>
<body><input id="field" aria-label="a field">
${paragraphs(above)}${body}
${paragraphs(below)}</body></html>`;
}

/**
 * @typedef {object} Note
 * @property {string} type
 * @property {any} detail
 */

/** For `before_scripts`: notes the element's events and all messages of the protocol. Runs in the page. */
export function note_events() {
  /** @type {Note[]} */
  const events = [];
  /** @type {Note[]} */
  const messages = [];
  Object.assign(window, { noted: { events, messages } });
  for (const type of ['ready', 'height', 'navigated', 'found', 'link', 'error']) {
    addEventListener(
      `kanbao-${type}`,
      (event) => {
        events.push({ type, detail: /** @type {CustomEvent} */ (event).detail });
      },
      true,
    );
  }
  addEventListener('message', ({ data }) => {
    if (data?.kanbao) messages.push({ type: data.type, detail: data });
  });
}

/**
 * @param {import('playwright-core').Page | import('playwright-core').Frame} page
 * @param {'events' | 'messages'} [kind]
 * @returns {Promise<Note[]>}
 */
export function noted(page, kind = 'events') {
  return page.evaluate((which) => Reflect.get(window, 'noted')[which], kind);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} type
 * @param {object} [options]
 * @param {number} [options.after] how many are known already
 * @param {'events' | 'messages'} [options.kind]
 * @returns {Promise<any>} the next one's detail
 */
export async function next_note(page, type, { after = 0, kind = 'events' } = {}) {
  const matching = async () => (await noted(page, kind)).filter((note) => note.type === type);
  await until(async () => (await matching()).length > after, `the host hears: ${type}`);
  return (await matching())[after]?.detail;
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<import('playwright-core').Frame>} the report's, when its canvas is shown
 */
export async function painted_frame(page) {
  await until(async () => page.frames().length > 1, 'the page has a frame');
  const frame = /** @type {import('playwright-core').Frame} */ (page.frames().at(-1));
  const state = () => frame.evaluate(() => document.documentElement.dataset.kanbao).catch(() => '');
  await until(async () => (await state()) === 'canvas', 'the frame shows its canvas', 60_000);
  return frame;
}

/**
 * Gives a command to the report's element.
 * @param {import('playwright-core').Page} page
 * @param {'go' | 'find'} command
 * @param {string} argument
 */
export function command(page, command, argument) {
  return page.evaluate(
    ([name, value]) => /** @type {any} */ (document.querySelector('kanbao-report'))[name](value),
    [command, argument],
  );
}

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */

/** A packed site, a browser and a host for all tests of a suite: there before its first test, closed after its last. */
export class Embedding {
  site = /** @type {import('./site.mjs').Site} */ ({});
  host = /** @type {Host} */ ({});
  browser = /** @type {import('./browser.mjs').TestBrowser} */ ({});

  /** @param {() => Promise<string[]>} [paths] of the Markdown files; the samples by default */
  constructor(paths = async () => [sample_reports, every_block]) {
    before(async () => {
      this.site = await pack_site(await paths());
      this.host = await start_host(this.site.url);
      this.browser = await open_browser();
    });
    after(async () => {
      await this.browser.close();
      await this.host.close();
      await this.site.close();
    });
  }

  get report() {
    return `${this.site.url}hackathon-5th-monthly-report-2.html`;
  }

  /** @param {string} [attributes] @param {string} [src] */
  element(attributes = '', src = this.report) {
    return `<kanbao-report src="${src}" ${attributes}></kanbao-report>`;
  }

  /**
   * @param {Partial<HostPage>} [page]
   * @param {import('./browser.mjs').PageOptions} [options]
   * @param {(page: import('playwright-core').Page) => Promise<void>} [prepare] what is to be done before it is opened
   */
  async open({ body = this.element(), ...rest } = {}, options = {}, prepare = async () => {}) {
    const watched = await this.browser.open_page({ before_scripts: note_events, ...options });
    await prepare(watched.page);
    await watched.page.goto(this.host.add('page', { body, ...rest }));
    return watched;
  }

  /**
   * @param {Partial<HostPage>} [page]
   * @param {import('./browser.mjs').PageOptions} [options]
   */
  async open_painted(page, options) {
    const watched = await this.open(page, options);
    const frame = await painted_frame(watched.page);
    await come_to_rest(frame);
    return { ...watched, frame };
  }
}

/** @param {Frame} frame */
export const come_to_rest = (frame) => settle(/** @type {any} */ (frame));

/**
 * @param {Page} page
 * @param {string} name
 * @param {string} value
 */
export const set_attribute = (page, name, value) =>
  page.evaluate(([key, text]) => document.querySelector('kanbao-report')?.setAttribute(key, text), [name, value]);

/**
 * @param {Page} page
 * @returns the frame in the report's element; empty where there is none
 */
export const frame_of = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('kanbao-report')?.shadowRoot;
    const frame = root?.querySelector('iframe');
    if (!frame) return { src: '', title: '', sandbox: '', height: 0, width: 0, is_seen: false };
    const { src, title, clientHeight: height, clientWidth: width } = frame;
    const is_seen = height > 0 && getComputedStyle(frame).visibility === 'visible';
    return { src, title, sandbox: frame.getAttribute('sandbox'), height, width, is_seen };
  });

/** @param {Page | Frame} page */
export const scroll_of = (page) => page.evaluate(() => scrollY);

/**
 * A page of another site whose sandboxed frame, of 900 by 700 CSS px, shows a report.
 * @param {import('node:test').TestContext} context of the test, after which the page's server is closed
 * @param {import('./served.mjs').Served} served
 * @param {string} address of the report
 * @returns {Promise<{watched: import('./browser.mjs').WatchedPage, frame: import('playwright-core').Frame}>}
 */
export async function open_in_sandbox(context, { site, browser }, address) {
  const host = await start_host(site.url);
  context.after(() => host.close());
  const body = `<iframe sandbox="${sandbox}" width="900" height="700" src="${address}"></iframe>`;
  const watched = await browser.open_page();
  await watched.page.goto(host.add('frame', { body, has_embed: false }));
  const frame = await (await watched.page.waitForSelector('iframe')).contentFrame();
  assert.ok(frame);
  return { watched, frame };
}

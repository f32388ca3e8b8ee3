/**
 * Each way of reading in each browser: opened from its site, in a sandboxed frame of another site, as one file, and as
 * what the browser's own Save As has kept; with the engine where it is by itself and, where that is a worker, in the page,
 * too. Prints the whole as a table.
 */

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { start_static_server } from '../browser/lib/static_server.mjs';
import { pause, until } from '../browser/lib/browser.mjs';
import { parse_display } from '../../script/lib/display_dump.mjs';
import { pack_site } from '../browser/lib/site.mjs';
import { open_chromium } from './lib/chromium.mjs';
import { Display } from './lib/display.mjs';
import { firefox_program, open_firefox } from './lib/firefox.mjs';
import { missing_programs } from './lib/programs.mjs';
import { save_with_chromium, save_with_firefox } from './lib/save_as.mjs';
import { open_webkit } from './lib/webkit.mjs';

const browsers = { Chromium: open_chromium, Firefox: open_firefox, WebKit: open_webkit };
/** WebKitGTK has no WebGL 2 on an OffscreenCanvas. @type {Record<string, 'worker' | 'page'>} */
const engine_of = { Chromium: 'worker', Firefox: 'worker', WebKit: 'page' };
const ways = /** @type {const} */ (['hosted', 'sandboxed frame', 'offline file', 'saved page', "another's saved page"]);
/** Where images cannot be read as pixels, their own elements show them. */
const reading_ways = ['hosted', 'offline file'];
const checks = /** @type {const} */ ([
  'opens',
  'canvas paints',
  'text selected and copied',
  'link followed',
  'image shown',
  'engine in the page, too',
]);

const words = '这一段文字要能选中并且复制下来';
const red = [214, 40, 57];

const MARKDOWN = `---
title: 三个浏览器
date: 2024-05-06
---

${words}，后面还有别的话。

![一块红色](red.png)

[去别处看看](TARGET)
`;

/** @typedef {import('./lib/driver.mjs').Driver} Driver */
/** @typedef {typeof checks[number]} Check */
/** @typedef {typeof ways[number]} Way */

/** Runs in the page. Rectangles are of its own window. */
async function look() {
  const rect = (/** @type {string} */ selector) => {
    const { x, y, width, height } = /** @type {Element} */ (document.querySelector(selector)).getBoundingClientRect();
    return { x, y, width, height };
  };
  const article = document.querySelector('article#report');
  const paragraph = article?.querySelector('header ~ p');
  if (!article || !paragraph || document.readyState === 'loading') return null;
  const state = document.documentElement.dataset.kanbao;
  return {
    state,
    colour: getComputedStyle(paragraph).color,
    text: article.textContent ?? '',
    paragraph: rect('#report header ~ p'),
    image: rect('#report img'),
    has_own_element: document.querySelector('#report img')?.hasAttribute('data-own-element'),
    origin: rect('article#report'),
    engine: state === 'canvas' ? (await Reflect.get(window, 'kanbao').stats()).engine : '',
    display: state === 'canvas' ? await Reflect.get(window, 'kanbao').dump('display') : '',
    link: rect('#report p a[href*="target"]'),
    status: document.querySelector('#status')?.textContent ?? '',
  };
}

const skip = missing_programs(['Xvfb', 'openbox', 'xdotool', 'xclip', firefox_program, 'WebKitWebDriver']);

describe('each way of reading in each browser', { skip }, () => {
  /** @type {string} */
  let folder;
  /** @type {import('../browser/lib/site.mjs').Site} */
  let site;
  /** @type {Awaited<ReturnType<typeof start_static_server>>} */
  let host;
  /** @type {Display} */
  let display;
  /** @type {Record<string, string>} */
  const saved = {};
  /** @type {Map<string, string>} by browser, way and check */
  const results = new Map();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-matrix-'));
    await mkdir(join(folder, 'host'));
    host = await start_static_server(join(folder, 'host'));
    const elsewhere = host.url.replace('localhost', '127.0.0.1');
    await writeFile(
      join(folder, 'host/target.html'),
      '<!doctype html><link rel="icon" href="data:,"><title>target</title>',
    );
    await writeFile(join(folder, 'report.md'), MARKDOWN.replace('TARGET', `${elsewhere}target.html`));
    await writeFile(join(folder, 'red.png'), plain_png(red, 240, 120));
    site = await pack_site([join(folder, 'report.md')]);
    const sandbox = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';
    for (const [name, search] of Object.entries({ 'index.html': '', 'page.html': '?engine=page' })) {
      await writeFile(
        join(folder, 'host', name),
        `<!doctype html><link rel="icon" href="data:,"><title>host</title>
<body style="margin: 0"><iframe style="width: 980px; height: 700px; border: 0" sandbox="${sandbox}" src="${site.url}report.html${search}"></iframe>`,
      );
    }
    display = await Display.open();
    for (const name of ['chromium', 'firefox']) await mkdir(join(folder, name));
    const order = { display, url: `${site.url}report.html`, title: '三个浏览器' };
    saved.Chromium = await save_with_chromium({ ...order, folder: join(folder, 'chromium'), kind: 'complete' });
    saved.Firefox = await save_with_firefox({ ...order, folder: join(folder, 'firefox') });
    // WebKitGTK's browser saves nothing itself: it opens what the others have saved.
    saved.WebKit = saved.Chromium;
  });

  after(async () => {
    print_table(results);
    display.close();
    await host.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** @param {Way} way @param {string} browser */
  function address(way, browser) {
    if (way === 'hosted') return `${site.url}report.html`;
    if (way === 'sandboxed frame') return host.url;
    const files = {
      'offline file': join(site.folder, 'report.offline.html'),
      'saved page': saved[browser],
      "another's saved page": browser === 'Firefox' ? saved.Chromium : saved.Firefox,
    };
    const file = files[way];
    return pathToFileURL(/** @type {string} */ (file)).href;
  }

  for (const [browser, open] of Object.entries(browsers)) {
    describe(browser, () => {
      /** @type {import('./lib/driver.mjs').MatrixBrowser} */
      let started;
      before(async () => {
        started = await open(display);
      });
      after(() => started.close());

      for (const way of ways) {
        test(way, async () => {
          const driver = await started.new_window();
          const asked_before = site.requests.length;
          try {
            const faults = await check_all(driver, { browser, way }, (check, result) => {
              results.set(`${browser} ${driver.version}|${way}|${check}`, result);
            });
            assert.deepEqual(faults, []);
            assert_nothing_in_vain(way, site.requests.slice(asked_before));
          } finally {
            await driver.close();
          }
        });
      }
    });
  }

  /**
   * @param {Driver} driver
   * @param {{browser: string, way: Way}} order
   * @param {(check: Check, result: string) => void} note
   * @returns {Promise<string[]>} what failed
   */
  async function check_all(driver, { browser, way }, note) {
    const url = address(way, browser);
    const in_frame = way === 'sandboxed frame';
    /** @type {string[]} */
    const faults = [];
    /** @param {Check} check @param {() => Promise<void>} run */
    const attempt = async (check, run) => {
      const fault = await run().then(
        () => '',
        (/** @type {Error} */ error) => error.message,
      );
      note(check, fault === '' ? 'yes' : 'NO');
      if (fault !== '') faults.push(`${check}: ${fault}`);
    };
    /** @type {NonNullable<Awaited<ReturnType<typeof look>>>} */
    let page;
    const see = async () => {
      const seen = await driver.evaluate(look, in_frame).catch(() => null);
      if (seen) page = seen;
      return seen !== null;
    };
    await attempt('opens', async () => {
      await driver.open(url);
      await until(see, 'the page is there');
      assert.ok(page.text.includes(words));
    });
    /** @param {'worker' | 'page'} engine */
    const paints = async (engine) => {
      await until(async () => (await see()) && page.state === 'canvas', `the canvas shows (${page?.status})`, 30_000);
      assert.equal(page.engine, engine);
      assert.match(page.colour, /rgba\(.*, 0\)|transparent/, 'the elements lie transparent beneath it');
      await until(async () => dark_pixels(await picture(driver), page.paragraph) > 200, 'the words have ink');
    };
    const shows_image = () =>
      until(async () => shows_in_place(await picture(driver), page.image), 'the image shows, there and nowhere else');
    await attempt('canvas paints', () => paints(engine_of[browser] ?? 'page'));
    await attempt('image shown', async () => {
      await shows_image();
      assert.ok(await see());
      assert.equal(
        page.has_own_element,
        !reading_ways.includes(way),
        'the canvas paints what it can read, and that only',
      );
      const place = parse_display(page.display).find((command) => command.kind === 'image');
      const { x, y } = page.origin;
      for (const [side, from] of /** @type {const} */ ([
        ['x', x],
        ['y', y],
        ['width', 0],
        ['height', 0],
      ])) {
        const painted = from + Number(Reflect.get(place ?? {}, side));
        assert.ok(Math.abs(painted - page.image[side]) <= 1, `${side}: element ${page.image[side]}, layout ${painted}`);
      }
    });
    await attempt('text selected and copied', async () => {
      const { x, y, height } = page.paragraph;
      display.empty_clipboard();
      await driver.drag({ x: x + 1, y: y + height / 2 }, { x: x + words.length * 16 - 3, y: y + height / 2 });
      // The drag goes through the display's server; what it has selected is not seen from outside in every browser.
      await pause(300);
      await driver.copy();
      await until(async () => display.clipboard().trim() === words, `copied is “${display.clipboard()}”`, 5000);
    });
    await attempt('engine in the page, too', async () => {
      await driver.open(in_frame ? `${host.url}page.html` : `${url}?engine=page`);
      await paints('page');
      await shows_image();
    });
    await attempt('link followed', async () => {
      const before_click = await driver.addresses();
      await driver.click(page.link.x + page.link.width / 2, page.link.y + page.link.height / 2);
      await until(
        async () => (await driver.addresses()).some((one) => one.endsWith('target.html')),
        'the link leads there',
      );
      // A frame stays where it is; a page of its own may go.
      if (in_frame) {
        assert.equal(
          (await driver.addresses()).filter((one) => one === url).length,
          before_click.filter((one) => one === url).length,
        );
      }
    });
    return faults;
  }
});

/**
 * The page's parts stand in its head for those who save it; nobody fetches them for nothing.
 * @param {Way} way
 * @param {{path: string}[]} requests
 */
function assert_nothing_in_vain(way, requests) {
  const in_vain = way === 'sandboxed frame' ? /\.wasm$/ : /\.wasm\.js$|frame|\.woff2/;
  assert.deepEqual(
    requests.map(({ path }) => path).filter((path) => in_vain.test(path)),
    [],
  );
}

/** @param {number[]} colour @param {number} width @param {number} height */
function plain_png([red_part = 0, green = 0, blue = 0], width, height) {
  const picture = new PNG({ width, height });
  for (let i = 0; i < picture.data.length; i += 4) picture.data.set([red_part, green, blue, 255], i);
  return PNG.sync.write(picture);
}

/** @param {Driver} driver */
async function picture(driver) {
  return PNG.sync.read(Buffer.from(await driver.screenshot()));
}

/** @param {PNG} picture @param {number} x @param {number} y */
function pixel({ data, width }, x, y) {
  const at = (Math.round(y) * width + Math.round(x)) * 4;
  return [...data.subarray(at, at + 3)];
}

/** @param {number[]} a @param {number[]} b */
function is_near(a, b) {
  return a.every((value, i) => Math.abs(value - (b[i] ?? 0)) <= 6);
}

/**
 * Just within the middle of each side there is the image, just outside there is not.
 * @param {PNG} screen
 * @param {{x: number, y: number, width: number, height: number}} place
 */
function shows_in_place(screen, { x, y, width, height }) {
  const [middle_x, middle_y] = [x + width / 2, y + height / 2];
  return [-4, 4].every((inset) => {
    const points = [
      [x + inset, middle_y],
      [x + width - inset, middle_y],
      [middle_x, y + inset],
      [middle_x, y + height - inset],
    ];
    return points.every(([left = 0, top = 0]) => is_near(pixel(screen, left, top), red) === inset > 0);
  });
}

/** @param {PNG} image @param {{x: number, y: number, width: number, height: number}} area */
function dark_pixels(image, area) {
  let count = 0;
  for (let y = Math.round(area.y); y < area.y + area.height; ++y) {
    for (let x = Math.round(area.x); x < area.x + area.width; ++x) {
      if (pixel(image, x, y).every((value) => value < 110)) count += 1;
    }
  }
  return count;
}

/** @param {Map<string, string>} results */
function print_table(results) {
  const browsers_seen = [...new Set([...results.keys()].map((key) => key.split('|')[0]))];
  console.log(
    `\n${'way'.padEnd(22)}${'check'.padEnd(27)}${browsers_seen.map((name) => (name ?? '').padEnd(26)).join('')}`,
  );
  for (const way of ways) {
    for (const check of checks) {
      const cells = browsers_seen.map((name) => (results.get(`${name}|${way}|${check}`) ?? '—').padEnd(26));
      console.log(`${way.padEnd(22)}${check.padEnd(27)}${cells.join('')}`);
    }
  }
}

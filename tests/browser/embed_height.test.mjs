/**
 * A frame as tall as its report: the host scrolls it, and the canvas is only as large as what lies near the screen, in
 * the report's element as in a plain iframe. The report is a hundred screens long.
 */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { after_frames, at_rest, resize, until } from './lib/browser.mjs';
import {
  Embedding,
  come_to_rest,
  command,
  frame_of,
  next_note,
  noted,
  painted_frame,
  sandbox,
  scroll_of,
} from './lib/host_page.mjs';
import { Picture, contrast } from './lib/pixels.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */

const screen_height = 768; // CSS px
const sections = 130;

/** @param {number} red */
function plain_png(red) {
  const picture = new PNG({ width: 400, height: 200 });
  for (let i = 0; i < picture.data.length; i += 4) picture.data.set([red, 40, 60, 255], i);
  return PNG.sync.write(picture);
}

/** @returns {string} Markdown */
function long_report() {
  const sentence = '这一段有一百屏那么长的报告里的一句话，窗口滚到哪里，画布就画到哪里。';
  const section = (/** @type {number} */ number) =>
    `## 第${number}节\n\n${`${sentence.repeat(3)}\n\n`.repeat(5)}![图${number}](${number % 5}.png)\n\n`;
  const body = Array.from({ length: sections }, (_, i) => section(i + 1)).join('');
  return `---\ntitle: 很长的月报\ndate: 2024-05-06\n---\n\n[到第九十节](#第90节)\n\n${body}`;
}

describe('a frame as tall as its report', () => {
  /** @type {string} */
  let folder;
  const embedding = new Embedding(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-tall-'));
    for (let i = 0; i < 5; i += 1) await writeFile(join(folder, `${i}.png`), plain_png(90 + 30 * i));
    await writeFile(join(folder, 'long.md'), long_report());
    return [join(folder, 'long.md')];
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const long = () => `${embedding.site.url}long.html`;
  const automatic = () => embedding.element('height="auto"', long());

  /** @param {Frame} frame */
  const canvas_of = (frame) =>
    frame.evaluate(() => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('#canvas'));
      const { top, bottom } = canvas.getBoundingClientRect();
      return { top, bottom, bytes: 4 * canvas.width * canvas.height };
    });

  /** @param {Page} page @param {number} top CSS px of the host's document */
  async function scroll_host(page, top) {
    await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top);
    return scroll_of(page);
  }

  /**
   * Asks at several places whether all that is seen is painted: text in each part of the screen, and images.
   * @param {import('./lib/browser.mjs').WatchedPage & {frame: Frame}} watched
   */
  async function assert_painted_everywhere({ page, frame }) {
    const frame_top = await page.evaluate(() => {
      const root = document.querySelector('kanbao-report')?.shadowRoot ?? document;
      return /** @type {Element} */ (root.querySelector('iframe')).getBoundingClientRect().top + scrollY;
    });
    for (const place of [0, 5_000, 5_300, 40_000, 71_234, 300]) {
      const scroll = await scroll_host(page, frame_top + place);
      const seen = { top: scroll - frame_top, bottom: scroll - frame_top + screen_height };
      const covers = async () => {
        const { top, bottom } = await canvas_of(frame);
        return top <= seen.top + 1 && bottom >= seen.bottom - 1;
      };
      if (place > 0) await until(covers, `the canvas covers the screen at ${place}`);
      await come_to_rest(frame);
      const { bytes } = await canvas_of(frame);
      assert.ok(bytes <= 25e6, `the canvas holds ${bytes} bytes`);
      await at_rest(() => assert_seen(page, frame, seen));
    }
  }

  /**
   * @param {Page} page
   * @param {Frame} frame
   * @param {{top: number, bottom: number}} seen of the frame's document, CSS px
   */
  async function assert_seen(page, frame, seen) {
    const boxes = await frame.evaluate(({ top, bottom }) => {
      const elements = [...document.querySelectorAll('#report :is(p, h2, img)')].filter(
        (element) => element.textContent || element.matches('img'),
      );
      const all = elements.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x, y, width, height, is_image: element.matches('img') };
      });
      return all.filter(({ y, height }) => height > 0 && y > top + 8 && y + height < bottom - 8);
    }, seen);
    assert.ok(boxes.length > 1, 'there is something to see');
    const left = await page.evaluate(() => {
      const root = document.querySelector('kanbao-report')?.shadowRoot ?? document;
      return /** @type {Element} */ (root.querySelector('iframe')).getBoundingClientRect().left;
    });
    const picture = Picture.decode(await page.screenshot());
    for (const { x, y, width, height, is_image } of boxes) {
      const area = {
        x: Math.round(left + x),
        y: Math.round(y - seen.top),
        width: Math.round(width),
        height: Math.round(height),
      };
      if (is_image) {
        const middle = (area.y + area.height / 2) * picture.width + area.x + area.width / 2;
        const light = picture.luminance[Math.round(middle)] ?? 255;
        assert.ok(light < 100, `the image at ${y} is painted: ${light}`);
      } else {
        assert.ok(contrast(picture, area) > 20, `the text at ${y} is painted`);
      }
    }
  }

  test('has no scroll bar of its own, does not grow by itself, and moves nothing', async () => {
    const watched = await embedding.open_painted({ body: automatic(), above: 10 });
    const { height } = await frame_of(watched.page);
    assert.ok(height > 90 * screen_height, `${height}`);
    const sizes = await watched.frame.evaluate(() => [document.documentElement.scrollHeight, innerHeight, scrollY]);
    assert.deepEqual(sizes, [height, height, 0]);
    const heard = (await noted(watched.page)).length;
    // A height that follows from another one would come with the next frames.
    await after_frames(watched.page, 20);
    assert.equal((await noted(watched.page)).length, heard, 'it has come to rest');
    assert.equal(await scroll_of(watched.page), 0);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('its canvas follows what its host shows', async () => {
    const watched = await embedding.open_painted({ body: automatic(), above: 10 });
    await assert_painted_everywhere(watched);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('so it does in a plain iframe, whose host runs no script', async () => {
    const body = `<iframe sandbox="${sandbox}" width="960" height="98000" src="${long()}?chrome=none"></iframe>`;
    const watched = await embedding.open_painted({ body, above: 10, has_embed: false });
    await assert_painted_everywhere(watched);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('its canvas follows when what stands above it grows', async () => {
    const watched = await embedding.open_painted({ body: `<div id="grows"></div>${automatic()}` });
    await scroll_host(watched.page, 20_000);
    await come_to_rest(watched.frame);
    await watched.page.evaluate(() => {
      document.documentElement.style.overflowAnchor = 'none';
      /** @type {HTMLElement} */ (document.querySelector('#grows')).style.height = '5000px';
    });
    const top = await watched.page.evaluate(
      () => /** @type {Element} */ (document.querySelector('kanbao-report')).getBoundingClientRect().top,
    );
    await until(async () => (await canvas_of(watched.frame)).top <= -top + 1, 'the canvas has come');
    await come_to_rest(watched.frame);
    await at_rest(() => assert_seen(watched.page, watched.frame, { top: -top, bottom: -top + screen_height }));
    await watched.close();
  });

  test('a command and a link of its reader scroll its host to the heading; nothing else does', async () => {
    const watched = await embedding.open_painted({
      body: embedding.element('height="auto" heading="第50节"', long()),
      above: 10,
    });
    const { page, frame } = watched;
    assert.equal(await scroll_of(page), 0, 'where it opens does not move its host');
    const place = (/** @type {string} */ id) =>
      frame.evaluate((name) => document.getElementById(name)?.getBoundingClientRect().top ?? NaN, id);
    const frame_top = () =>
      page.evaluate(() => /** @type {Element} */ (document.querySelector('kanbao-report')).getBoundingClientRect().top);
    await command(page, 'go', '第30节');
    await next_note(page, 'navigated');
    assert.ok(Math.abs((await frame_top()) + (await place('第30节')) - 16) < 2, 'the heading is at the top');
    await scroll_host(page, 0);
    await frame.locator('#report a[href^="#第90"], #report a[href*="90"]').first().click();
    await next_note(page, 'navigated', { after: 1 });
    const distance = async () => Math.abs((await frame_top()) + (await place('第90节')) - 16);
    await until(async () => (await distance()) < 2, 'the heading is at the top');
    assert.equal(await scroll_of(frame), 0);
    await come_to_rest(frame);
    const now = -(await frame_top());
    await at_rest(() => assert_seen(page, frame, { top: now, bottom: now + screen_height }));
    await command(page, 'find', '没有这句话');
    await next_note(page, 'found');
    assert.equal(-(await frame_top()), now, 'what is not found moves nothing');
    await watched.close();
  });

  test('is as tall again when its host becomes narrow', async () => {
    const watched = await embedding.open_painted({ body: automatic() });
    const { height } = await frame_of(watched.page);
    await resize(watched.cdp, 390, screen_height);
    await until(async () => (await frame_of(watched.page)).height > height + 1000, 'the frame has grown');
    const frame = await painted_frame(watched.page);
    await come_to_rest(frame);
    const own = await frame.evaluate(() => document.documentElement.offsetHeight);
    assert.equal((await frame_of(watched.page)).height, own);
    await watched.close();
  });
});

describe('a frame of automatic height', () => {
  const embedding = new Embedding();

  for (const width of [1024, 390]) {
    test(`keeps the first height that it is given, ${width} px wide`, async () => {
      const left = [];
      for (const address of embedding.site.pages) {
        const body = embedding.element('height="auto"', address);
        const watched = await embedding.open({ body }, { width });
        const frame = await painted_frame(watched.page);
        await come_to_rest(frame);
        const heights = (await noted(watched.page)).map(({ detail }) => detail.height);
        const { height } = await frame_of(watched.page);
        assert.deepEqual(heights, [height], `${address} tells one height`);
        const own = await frame.evaluate(() => document.documentElement.getBoundingClientRect().height);
        assert.ok(own <= height, `${address} is ${own} px high in a frame of ${height}`);
        left.push(height - own);
        await watched.close();
      }
      assert.ok(Math.max(...left) > 20, 'the canvas has set some of them in fewer lines');
    });
  }
});

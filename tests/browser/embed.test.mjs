/** The report's element in a page of another site: each attribute does what it says, and nothing is ever blank. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { after_frames, until } from './lib/browser.mjs';
import { parse_display } from '../../script/lib/display_dump.mjs';
import {
  Embedding,
  come_to_rest,
  frame_of,
  next_note,
  noted,
  painted_frame,
  sandbox,
  scroll_of,
  set_attribute,
} from './lib/host_page.mjs';
import { blank_behind } from './lib/painted_text.mjs';
import { Picture } from './lib/pixels.mjs';

/** @typedef {import('playwright-core').Page} Page */

describe('the element of an embedded report', () => {
  const embedding = new Embedding();

  test('is a titled frame in a sandbox, painted under a strict policy without a complaint', async () => {
    const watched = await embedding.open_painted({ body: embedding.element('title="十一月的月报"') });
    const frame = await frame_of(watched.page);
    assert.equal(frame.sandbox, sandbox);
    assert.equal(frame.title, '十一月的月报');
    assert.ok(frame.width > 900, `${frame.width}`);
    assert.equal(await watched.frame.evaluate(() => self.origin), 'null');
    await set_attribute(watched.page, 'title', '新的名字');
    assert.equal((await frame_of(watched.page)).title, '新的名字');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('is not loaded before it comes near the screen', async () => {
    const watched = await embedding.open({ above: 300 });
    const before_scroll = embedding.site.requests.length;
    await after_frames(watched.page, 20);
    assert.deepEqual(embedding.site.requests.slice(before_scroll), []);
    await watched.page.evaluate(() => document.querySelector('kanbao-report')?.scrollIntoView({ behavior: 'instant' }));
    await painted_frame(watched.page);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('takes an address as its page means it', async () => {
    const watched = await embedding.open({ body: embedding.element('', 'reports/a.html?x=1'), is_strict: false });
    await until(async () => (await frame_of(watched.page)).src !== '', 'the frame has an address');
    assert.equal((await frame_of(watched.page)).src, `${embedding.host.url}reports/a.html?x=1&chrome=bar`);
    await watched.close();
  });

  test('shows another report when its address changes', async () => {
    const watched = await embedding.open_painted();
    const other = `${embedding.site.url}every_block.html`;
    await set_attribute(watched.page, 'src', other);
    const { title } = await next_note(watched.page, 'ready', { after: 1 });
    const frame = await painted_frame(watched.page);
    assert.equal(title, await frame.title());
    assert.ok(frame.url().startsWith(other), frame.url());
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('has what stands around the report as its panels say', async () => {
    for (const [panels, shown] of Object.entries({
      '': ['bar'],
      none: [],
      bar: ['bar'],
      full: ['bar', 'neighbours', 'imprint'],
    })) {
      const watched = await embedding.open_painted({ body: embedding.element(panels && `panels="${panels}"`) });
      const seen = await watched.frame.evaluate(() =>
        ['bar', 'neighbours', 'imprint'].filter((id) => (document.getElementById(id)?.clientHeight ?? 0) > 0),
      );
      assert.deepEqual(seen, shown, panels);
      await watched.close();
    }
  });

  test('sets its report from edge to edge where its align says so, and can be told otherwise', async () => {
    const watched = await embedding.open_painted({ body: embedding.element('align="justify"') });
    const at_edge = async (/** @type {import('playwright-core').Frame} */ frame) => {
      const [display, column] = await frame.evaluate(async () => [
        await /** @type {any} */ (window).kanbao.dump('display'),
        document.querySelector('#report')?.clientWidth ?? 0,
      ]);
      /** @type {Map<number, number>} */
      const ends = new Map();
      for (const command of parse_display(display)) {
        if (command.kind === 'text') {
          ends.set(command.baseline, command.x + command.advance - blank_behind(command.text, command.size));
        }
      }
      return [...ends.values()].filter((end) => Math.abs(end - column) < 1).length;
    };
    const justified = await at_edge(watched.frame);
    await watched.page.evaluate(() => document.querySelector('kanbao-report')?.removeAttribute('align'));
    await next_note(watched.page, 'ready', { after: 1 });
    const ragged = await at_edge(await painted_frame(watched.page));
    assert.ok(justified > ragged + 5, `${justified} and ${ragged} lines end at the edge`);
    await watched.close();
  });

  test('is as tall as it is told, and can be told otherwise', async () => {
    const watched = await embedding.open_painted();
    assert.equal((await frame_of(watched.page)).height, Math.round(0.9 * 768));
    await set_attribute(watched.page, 'height', '500px');
    assert.equal((await frame_of(watched.page)).height, 500);
    await set_attribute(watched.page, 'height', 'auto');
    await next_note(watched.page, 'ready', { after: 1 });
    await until(async () => (await frame_of(watched.page)).height > 3000, 'the frame is as tall as the report');
    await set_attribute(watched.page, 'height', 'fixed');
    await next_note(watched.page, 'ready', { after: 2 });
    assert.equal((await frame_of(watched.page)).height, Math.round(0.9 * 768));
    const frame = await painted_frame(watched.page);
    assert.equal(await frame.evaluate(() => getComputedStyle(document.documentElement).overflowY), 'visible');
    await watched.close();
  });

  test('opens at a heading without moving its page, and goes to another', async () => {
    const watched = await embedding.open_painted({
      body: embedding.element('heading="大模型应用与创意赛"'),
      above: 10,
    });
    const place = (/** @type {string} */ id) =>
      watched.frame.evaluate((name) => document.getElementById(name)?.getBoundingClientRect().top ?? NaN, id);
    const opened = await place('大模型应用与创意赛');
    assert.ok(opened >= -1 && opened < 60, `${opened}`);
    assert.deepEqual(
      (await noted(watched.page)).filter(({ type }) => type === 'navigated'),
      [],
    );
    await set_attribute(watched.page, 'heading', '开源贡献个人挑战赛');
    assert.equal((await next_note(watched.page, 'navigated')).heading, '开源贡献个人挑战赛');
    assert.equal(Math.round(await place('开源贡献个人挑战赛')), 16);
    assert.equal(await scroll_of(watched.page), 0);
    await watched.close();
  });

  test('follows the theme of its page without loading again', async () => {
    const watched = await embedding.open_painted({ body: embedding.element('theme="light"') });
    const brightness = async () => {
      await come_to_rest(watched.frame);
      return Picture.decode(await watched.page.screenshot({ clip: { x: 300, y: 200, width: 400, height: 300 } }))
        .luminance;
    };
    const mean = (/** @type {Float32Array} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;
    assert.ok(mean(await brightness()) > 180);
    await set_attribute(watched.page, 'theme', 'dark');
    await until(async () => mean(await brightness()) < 80, 'the report is dark');
    const dark = await brightness();
    assert.ok(
      dark.some((value) => value > 180),
      'its text is light',
    );
    await set_attribute(watched.page, 'theme', 'auto');
    await until(async () => mean(await brightness()) > 180, 'the report is as its reader likes it');
    assert.equal((await noted(watched.page)).filter(({ type }) => type === 'ready').length, 1);
    await watched.close();
  });

  test('may be defined twice and moved about', async () => {
    const watched = await embedding.open_painted();
    await watched.page.evaluate((address) => {
      const script = document.createElement('script');
      script.src = address;
      document.head.append(script);
      return new Promise((done) => script.addEventListener('load', done));
    }, `${embedding.site.url}embed.js?again`);
    await watched.page.evaluate(() =>
      document.body.prepend(/** @type {Element} */ (document.querySelector('kanbao-report'))),
    );
    await next_note(watched.page, 'ready', { after: 1 });
    await painted_frame(watched.page);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('goes to the heading of its address where nothing else of that changes', async () => {
    const watched = await embedding.open_painted({
      body: embedding.element('', `${embedding.report}#开源贡献个人挑战赛`),
    });
    await set_attribute(watched.page, 'src', `${embedding.report}#大模型应用与创意赛`);
    await next_note(watched.page, 'ready', { after: 1 });
    const frame = await painted_frame(watched.page);
    await come_to_rest(frame);
    const top = await frame.evaluate(() => document.getElementById('大模型应用与创意赛')?.getBoundingClientRect().top);
    assert.ok(Number(top) >= -1 && Number(top) < 60, `${top}`);
    await watched.close();
  });

  test('shows what stands inside its tag where it is not known', async () => {
    const watched = await embedding.open({ body: with_link(embedding.report), has_embed: false });
    assert.ok(await watched.page.isVisible('text=Read the report'));
    await watched.close();
  });
});

/** @param {string} src @param {string} [attributes] */
const with_link = (src, attributes = '') =>
  `<kanbao-report src="${src}" ${attributes}>\n<a href="${src}">Read the report</a>\n</kanbao-report>`;

describe('the element of an embedded report, where no report comes', () => {
  const embedding = new Embedding();
  const nothing = () => `${embedding.site.url}nothing.html`;

  /** @param {string} body @param {(page: Page) => Promise<unknown>} [prepare] */
  const open_with_clock = (body, prepare) =>
    embedding.open({ body }, {}, async (page) => {
      await page.clock.install();
      await prepare?.(page);
    });

  /** @param {Page} page @returns {Promise<any[]>} details of what has been told */
  const told = async (page) => (await noted(page)).filter(({ type }) => type === 'error').map(({ detail }) => detail);

  /** Lets time pass until the element gives up. @param {Page} page */
  async function give_up(page) {
    const has_told = async () => {
      await page.clock.fastForward(1000);
      return (await told(page)).length > 0;
    };
    await until(has_told, 'the element tells that no report has come');
  }

  /** @param {Page} page */
  const loaded_frame = async (page) => {
    await until(async () => page.frames().length > 1, 'the page has a frame');
    const frame = page.frames()[1];
    await until(async () => !['', 'about:blank'].includes(frame.url()), 'something has come into the frame');
    await frame.waitForLoadState('load');
    await after_frames(page);
    return frame;
  };

  const troubles = /** @type {const} */ ({
    'an address that answers 404': async () => {},
    'a host that cannot be reached': (/** @type {Page} */ page) =>
      page.route(nothing(), (route) => route.abort('connectionrefused')),
    'a page that is no report': (/** @type {Page} */ page) =>
      page.route(nothing(), (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Something else</h1>' })),
  });
  for (const [trouble, prepare] of Object.entries(troubles)) {
    for (const height of ['fixed', 'auto']) {
      test(`${trouble}: what stands inside the tag is shown and the page is told, height ${height}`, async () => {
        const watched = await open_with_clock(with_link(nothing(), `height="${height}"`), prepare);
        const { page } = watched;
        const link = page.getByRole('link', { name: 'Read the report' });
        await loaded_frame(page);
        assert.deepEqual([await link.isVisible(), await told(page)], [false, []], 'nothing is told before its time');
        await give_up(page);
        assert.ok(await link.isVisible());
        const [{ reason, message }] = await told(page);
        assert.equal(reason, 'no-report');
        assert.ok(message.endsWith(nothing()), message);
        assert.equal((await frame_of(page)).is_seen, false);
        const box = await page.locator('kanbao-report').boundingBox();
        assert.ok(box && box.height > 10 && box.height < 60, `as high as the link: ${box?.height}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight));
        await set_attribute(page, 'src', embedding.report);
        await painted_frame(page);
        assert.equal(await link.isVisible(), false);
        assert.equal((await frame_of(page)).is_seen, true);
        await watched.close();
      });
    }
  }

  test('an address that does not answer: it is told, and the report is shown when it comes after all', async () => {
    /** @type {() => void} */
    let answer = () => {};
    const answered = new Promise((done) => (answer = () => done(undefined)));
    const watched = await open_with_clock(with_link(embedding.report, 'height="auto"'), (page) =>
      page.route(`${embedding.report}*`, async (route) => {
        await answered;
        await route.continue();
      }),
    );
    const { page } = watched;
    const link = page.getByRole('link', { name: 'Read the report' });
    await page.evaluate(() => customElements.whenDefined('kanbao-report').then(() => undefined));
    await after_frames(page, 4);
    await give_up(page);
    assert.equal((await told(page))[0].reason, 'no-answer');
    assert.ok(await link.isVisible());
    answer();
    await painted_frame(page);
    const { height, is_seen } = await frame_of(page);
    assert.deepEqual([await link.isVisible(), is_seen], [false, true]);
    assert.ok(height > 3000, `${height}`);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a page that speaks only after it was given up is shown', async () => {
    const watched = await open_with_clock(with_link(nothing()), troubles['a page that is no report']);
    const { page } = watched;
    const frame = await loaded_frame(page);
    await give_up(page);
    await frame.evaluate(() =>
      parent.postMessage({ kanbao: 1, type: 'ready', title: '', outline: [], height: 500 }, '*'),
    );
    await next_note(page, 'ready');
    assert.equal((await frame_of(page)).is_seen, true);
    assert.equal(await page.isVisible('text=Read the report'), false);
    await watched.close();
  });

  test('a reader who leaves the report for a page that is none is left there', async () => {
    const watched = await open_with_clock(with_link(embedding.report));
    const { page } = watched;
    const frame = await painted_frame(page);
    await frame.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#bar a.archive')).click());
    await frame.waitForURL('**/archive.html*');
    await frame.waitForLoadState('load');
    for (let i = 0; i < 30; i += 1) await page.clock.fastForward(1000);
    assert.deepEqual(await told(page), []);
    assert.equal((await frame_of(page)).is_seen, true);
    watched.watch.assert_quiet();
    await watched.close();
  });

  const sentences = { en: /no report at this address/, 'zh-CN': /没有找到月报/, 'zh-TW': /沒有找到月報/ };
  for (const [language, sentence] of Object.entries(sentences)) {
    test(`an empty tag says it with the address, in the language of its page: ${language}`, async () => {
      const watched = await open_with_clock(`<div lang="${language}">${embedding.element('', nothing())}</div>`);
      await loaded_frame(watched.page);
      await give_up(watched.page);
      const line = watched.page.locator('kanbao-report [role=status]');
      assert.match((await line.textContent()) ?? '', sentence);
      assert.equal(await line.locator('a').getAttribute('href'), nothing());
      await set_attribute(watched.page, 'src', embedding.report);
      await painted_frame(watched.page);
      assert.equal(await line.textContent(), '');
      await watched.close();
    });
  }

  test('no address, or one that is none, is told at once', async () => {
    for (const src of ['', 'http://[', 'javascript:alert(1)']) {
      for (const [body, shown] of [
        [embedding.element('', src), /needs the address/],
        [with_link(src), /^Read the report$/],
      ]) {
        const watched = await embedding.open({ body: String(body) });
        await next_note(watched.page, 'error');
        const [{ reason }] = await told(watched.page);
        assert.equal(reason, 'no-address');
        assert.equal(await watched.page.locator('kanbao-report iframe').count(), 0);
        const line = watched.page.locator('kanbao-report :is([role=status]:not(:empty), a)');
        assert.match((await line.innerText()).trim(), /** @type {RegExp} */ (shown));
        watched.watch.assert_quiet();
        await watched.close();
      }
    }
  });
});

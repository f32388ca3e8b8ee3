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

  test('shows its children where it is not known', async () => {
    const body = `<kanbao-report src="${embedding.report}"><a href="${embedding.report}">Read the report</a></kanbao-report>`;
    const watched = await embedding.open({ body, has_embed: false });
    assert.ok(await watched.page.isVisible('text=Read the report'));
    await watched.close();
  });

  test('says that it has no address, or one that is none', async () => {
    for (const src of ['', 'http://[', 'javascript:alert(1)']) {
      const watched = await embedding.open({ body: embedding.element('', src) });
      const line = watched.page.locator('kanbao-report [role=status]');
      await until(async () => /needs the address/.test((await line.textContent()) ?? ''), 'it says so');
      assert.ok((await frame_of(watched.page)).hidden);
      watched.watch.assert_quiet();
      await watched.close();
    }
  });

  test('says that no report has answered, and where it should be', async () => {
    const watched = await embedding.open({ body: embedding.element('', `${embedding.site.url}nothing.html`) });
    const line = watched.page.locator('kanbao-report [role=status]');
    await until(async () => /No report has answered/.test((await line.textContent()) ?? ''), 'it says so', 30_000);
    assert.equal(await line.locator('a').getAttribute('href'), `${embedding.site.url}nothing.html`);
    await set_attribute(watched.page, 'src', embedding.report);
    await painted_frame(watched.page);
    assert.equal(await line.textContent(), '');
    await watched.close();
  });
});

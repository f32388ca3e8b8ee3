/** What a framed report and the page around it say to each other, and that they hear nobody else. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { after_frames, resize, until } from './lib/browser.mjs';
import {
  Embedding,
  come_to_rest,
  command,
  frame_of,
  next_note,
  note_events,
  noted,
  sandbox,
} from './lib/host_page.mjs';

describe('messages of an embedded report', () => {
  const embedding = new Embedding();

  test('what it is and how tall, anew when its page becomes narrower', async () => {
    const watched = await embedding.open_painted();
    const ready = await next_note(watched.page, 'ready');
    assert.equal(ready.kanbao, 1);
    assert.equal(ready.title, await watched.frame.title());
    assert.deepEqual(ready.outline[1], { id: '开源贡献个人挑战赛', level: 3, text: '【开源贡献个人挑战赛】' });
    assert.ok(ready.height > 3000);
    const known = (await noted(watched.page)).filter(({ type }) => type === 'height').length;
    await resize(watched.cdp, 390, 768);
    await next_note(watched.page, 'height', { after: known });
    await come_to_rest(watched.frame);
    const { height } = (await noted(watched.page)).filter(({ type }) => type === 'height').at(-1)?.detail ?? {};
    assert.notEqual(height, ready.height);
    assert.equal(
      height,
      await watched.frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height)),
    );
    await watched.close();
  });

  test('a heading that its reader went to', async () => {
    const watched = await embedding.open_painted({
      body: embedding.element('', `${embedding.site.url}every_block.html`),
    });
    await watched.frame.evaluate(() =>
      /** @type {HTMLElement} */ (document.querySelector('#report a[href^="#"]')).click(),
    );
    const { heading, top } = await next_note(watched.page, 'navigated');
    const place = await watched.frame.evaluate(
      (id) => [document.getElementById(id)?.getBoundingClientRect().top, scrollY],
      heading,
    );
    assert.ok(Math.abs(Number(place[0]) + Number(place[1]) - top) < 1);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a link to elsewhere, which opens outside the frame', async () => {
    const watched = await embedding.open_painted();
    await watched.page.context().route('https://github.com/**', (route) => route.fulfill({ body: 'elsewhere' }));
    const link = watched.frame.locator('#report a[href^="https://github.com"]').first();
    await link.scrollIntoViewIfNeeded();
    const opening = watched.page.waitForEvent('popup');
    await link.click();
    const popup = await opening;
    const heard = await next_note(watched.page, 'link');
    assert.equal(popup.url(), heard.href);
    assert.equal(heard.text, (await link.textContent())?.trim());
    assert.equal(await popup.evaluate(() => [self.origin, String(opener)].join()), 'https://github.com,null');
    assert.ok(watched.frame.url().startsWith(embedding.report));
    await watched.close();
  });

  test('why it shows no canvas', async () => {
    const watched = await embedding.browser.open_page({ before_scripts: note_events });
    await watched.page.addInitScript(() => void Reflect.deleteProperty(window, 'WebGL2RenderingContext'));
    await watched.page.goto(embedding.host.add('page', { body: embedding.element() }));
    const { message } = await next_note(watched.page, 'error');
    assert.match(message, /WebGL/);
    await watched.close();
  });

  test('how often its words are found; the next place is selected each time, from the first again after the last', async () => {
    const watched = await embedding.open_painted();
    const selected = () => watched.frame.evaluate(() => [String(getSelection()), scrollY]);
    /** @type {string[]} */
    const places = [];
    await command(watched.page, 'find', '框架方向');
    const { matches } = await next_note(watched.page, 'found');
    assert.ok(matches > 1);
    for (let i = 0; ; i += 1) {
      const [words, place] = await selected();
      assert.equal(words, '框架方向');
      places.push(String(place));
      if (i === matches) break;
      await command(watched.page, 'find', '框架方向');
      await next_note(watched.page, 'found', { after: i + 1 });
    }
    assert.equal(places.at(-1), places[0]);
    assert.notEqual(places[1], places[0]);
    await command(watched.page, 'find', '没有这句话');
    assert.equal((await next_note(watched.page, 'found', { after: matches + 1 })).matches, 0);
    await watched.close();
  });

  test('commands that are given before it is ready are done when it is', async () => {
    const watched = await embedding.open();
    await watched.page.evaluate(() => customElements.whenDefined('kanbao-report').then(() => undefined));
    await command(watched.page, 'go', '大模型应用与创意赛');
    assert.equal((await next_note(watched.page, 'navigated')).heading, '大模型应用与创意赛');
    await watched.close();
  });

  test('from other windows, of other versions and of other shapes are not heard', async () => {
    const frames = `<iframe sandbox="${sandbox}" width="900" height="600" src="${embedding.report}"></iframe><iframe src="about:blank"></iframe>`;
    const watched = await embedding.open({ body: frames });
    const { page } = watched;
    const [, frame, neighbour] = page.frames();
    const state = () =>
      frame.evaluate(() => [document.documentElement.dataset.theme, scrollY, Reflect.get(window, 'kanbao_band')]);
    const shown = () => frame.evaluate(() => document.documentElement.dataset.kanbao);
    await until(async () => (await shown()) === 'canvas', 'the canvas is shown', 30_000);
    const theme = { kanbao: 1, type: 'theme', theme: 'dark' };
    await page.evaluate(send, [
      null,
      7,
      'theme',
      [],
      {},
      { ...theme, kanbao: 2 },
      { ...theme, kanbao: '1' },
      { ...theme, type: 'paint' },
      { ...theme, type: null },
      { ...theme, theme: 'blue' },
      { ...theme, theme: { dark: 1 } },
      { kanbao: 1, type: 'go', heading: 7 },
      { kanbao: 1, type: 'go', heading: '没有' },
      { kanbao: 1, type: 'find' },
      { kanbao: 1, type: 'find', text: '' },
      { kanbao: 1, type: 'band', top: 'a', bottom: NaN },
      { kanbao: 1, type: 'band', top: 500, bottom: 20 },
    ]);
    await neighbour.evaluate(send, [theme, { kanbao: 1, type: 'go', heading: '大模型应用与创意赛' }]);
    await after_frames(frame, 20);
    assert.deepEqual(await state(), [undefined, 0, undefined]);
    await page.evaluate(send, [theme]);
    await until(async () => (await state())[0] === 'dark', 'the right message is heard');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('its page hears only its own frame', async () => {
    const watched = await embedding.open_painted({ body: embedding.element('height="auto"') });
    const { height } = await frame_of(watched.page);
    const count = (await noted(watched.page)).length;
    await watched.page.evaluate(() => postMessage({ kanbao: 1, type: 'height', height: 50 }, '*'));
    /** Messages keep their order: when the last is noted, all have been heard. @param {string} last */
    const until_heard = async (last) => {
      await watched.frame.evaluate((type) => parent.postMessage({ kanbao: 'test', type }, '*'), last);
      await next_note(watched.page, last, { kind: 'messages' });
      await after_frames(watched.page);
    };
    for (const message of [null, 'height', { kanbao: 2, type: 'height', height: 50 }, { kanbao: 1, type: 'click' }]) {
      await watched.frame.evaluate((data) => parent.postMessage(data, '*'), message);
    }
    await until_heard('the first ones');
    assert.equal((await noted(watched.page)).length, count);
    for (const wrong of ['50', -1, NaN, Infinity, 1e9]) {
      await watched.frame.evaluate(
        (value) => parent.postMessage({ kanbao: 1, type: 'height', height: value }, '*'),
        wrong,
      );
    }
    await until_heard('the heights');
    assert.equal((await frame_of(watched.page)).height, height);
    watched.watch.assert_quiet();
    await watched.close();
  });
});

/**
 * Sends messages to the first frame of the page. Runs in the page or in one of its frames.
 * @param {unknown[]} messages
 */
function send(messages) {
  for (const message of messages) window.top?.frames[0].postMessage(message, '*');
}

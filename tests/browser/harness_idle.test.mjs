/** The idle meter tried on pages that are idle and on pages that are not. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { after_frames, open_browser } from './lib/browser.mjs';
import { busy_time, count_callbacks, watch_idle } from './lib/idle_meter.mjs';

const CASES = {
  idle: { script: '', expected: { animation_frames: 0, timers: 0, waiting: 0 } },
  'a cancelled timer': {
    script: 'clearTimeout(setTimeout(() => {}, 1e5))',
    expected: { animation_frames: 0, timers: 0, waiting: 0 },
  },
  'a timer that waits': {
    script: 'setTimeout(() => {}, 1e5)',
    expected: { animation_frames: 0, timers: 0, waiting: 1 },
  },
  'an interval': { script: 'setInterval(() => {}, 50)', expected: { animation_frames: 0, timers: 0, waiting: 1 } },
};

test('the idle meter tells idle pages from busy ones', async (context) => {
  const browser = await open_browser();
  context.after(() => browser.close());
  /** @param {string} script */
  async function open_with(script) {
    const watched = await browser.open_page({ before_scripts: count_callbacks });
    await watched.page.goto('about:blank');
    await watched.page.evaluate(`window.kanbao = { stats: async () => ({ frames: window.drawn ?? 0 }) }; ${script}; 0`);
    await after_frames(watched.page);
    return watched;
  }
  for (const [name, { script, expected }] of Object.entries(CASES)) {
    const watched = await open_with(script);
    assert.deepEqual(await watch_idle(watched, 300), { frames: 0, work: expected }, name);
    await watched.close();
  }
  const looping = await open_with(
    '(function loop() { window.drawn = (window.drawn ?? 0) + 1; requestAnimationFrame(loop); })()',
  );
  const seen = await watch_idle(looping, 300);
  assert.ok(seen.frames > 3 && seen.work.animation_frames > 3 && seen.work.waiting === 1, JSON.stringify(seen));
  const still = await open_with('');
  const rest = await busy_time(still, 1000);
  await still.page.evaluate(
    'setInterval(() => { const end = performance.now() + 20; while (performance.now() < end); }, 100); 0',
  );
  assert.ok((await busy_time(still, 1000)) > rest + 100);
});

/** The ink never leaves its place: a film of the report while it scrolls. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { open_report, settle } from './lib/report_page.mjs';
import { watch_scrolling } from './lib/screencast.mjs';
import { served_reports } from './lib/served.mjs';
import { read_layout } from './lib/stage.mjs';

describe('a filmed scroll', () => {
  const served = served_reports(undefined, { full_browser: true });

  for (const blocked of [false, true]) {
    test(`ink and elements move together, main thread ${blocked ? 'blocked' : 'free'}`, async (context) => {
      const watched = await served.browser.open_page();
      await open_report(watched, served.site.url);
      await settle(watched.page);
      const { x, document_height, height } = await read_layout(watched.page);
      const distance = Math.min(2500, document_height - height);
      const band = { left: Math.round(x), right: Math.round(x) + 400 };
      const shifts = await watch_scrolling(watched, band, { distance, speed: 1500, blocked });
      const inked = shifts.filter((shift) => !shift.blank);
      const worst = Math.max(...inked.map(({ ruler, ink }) => Math.abs(ruler - ink)));
      context.diagnostic(`${shifts.length} frames, ${shifts.length - inked.length} without ink, worst ${worst} px`);
      assert.ok(worst <= 1, `${worst} px apart`);
      await watched.close();
    });
  }
});

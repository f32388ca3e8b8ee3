/** The scroll test tried on a page of its own: a canvas in the document stays with it, a fixed one trails behind. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { start_static_server } from './lib/static_server.mjs';
import { open_browser } from './lib/browser.mjs';
import { repository } from './lib/folders.mjs';
import { open_report } from './lib/report_page.mjs';
import { watch_scrolling } from './lib/screencast.mjs';

describe('ink and elements while scrolling', () => {
  /** @type {import('./lib/static_server.mjs').StaticServer} */
  let server;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    server = await start_static_server(join(repository, 'tests/browser/fixtures'));
    browser = await open_browser({ full_browser: true });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** @param {string} search */
  async function worst_shift(search) {
    const watched = await browser.open_page();
    await open_report(watched, `${server.url}painted.html?paragraphs=24${search}`);
    const gesture = { distance: 1800, speed: 1500, blocked: true, scene: /** @type {const} */ ('canvas') };
    const shifts = await watch_scrolling(watched, { left: 200, right: 800 }, gesture);
    await watched.close();
    return Math.max(...shifts.map(({ ruler, ink }) => Math.abs(ruler - ink)));
  }

  test('a canvas in the document stays with the elements', async () => {
    assert.ok((await worst_shift('')) <= 1);
  });

  test('a canvas that is fixed and drawn again trails behind', async () => {
    assert.ok((await worst_shift('&canvas=fixed')) > 1);
  });
});

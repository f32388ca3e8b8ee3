/**
 * The page of a report as the browser shows it when no script may run: plain HTML. What it does by itself is what the
 * page must do in the canvas's state. The line that tells readers why no canvas is shown is taken out.
 */

/**
 * @param {import('./browser.mjs').TestBrowser} browser
 * @param {string} url
 * @param {import('./browser.mjs').PageOptions} [options]
 * @returns {Promise<import('./browser.mjs').WatchedPage>}
 */
export async function open_plain_page(browser, url, options) {
  const watched = await browser.open_page({ ...options, scripts: false });
  await watched.page.goto(url, { waitUntil: 'load' });
  await watched.page.evaluate(() => document.querySelectorAll('noscript').forEach((element) => element.remove()));
  return watched;
}

/** Which of a page’s images have come. */

/** @param {import('./browser.mjs').Page} page @returns {Promise<number>} how many have come and can be shown */
export const shown_pictures = (page) =>
  page.evaluate(() => [...document.images].filter((image) => image.complete && image.naturalWidth > 0).length);

/** What a person finds in the clipboard after copying: its text and its HTML, read by another page. */

/**
 * @typedef {object} Copied
 * @property {string} text
 * @property {string} html as it was put there
 */

/** @typedef {import('playwright-core').Page} Page */

export class ClipboardReader {
  #page;

  /** @param {Page} page of a secure origin, in which scripts run */
  constructor(page) {
    this.#page = page;
  }

  /**
   * @param {import('./browser.mjs').TestBrowser} browser
   * @param {string} url of a page without scripts of its own
   */
  static async open(browser, url) {
    const { page } = await browser.open_page();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(url);
    return new ClipboardReader(page);
  }

  /**
   * Presses the keys that copy, and reads.
   * @param {Page} page
   * @returns {Promise<Copied>}
   */
  async copy(page) {
    await this.#page.bringToFront();
    await this.#page.evaluate(() => navigator.clipboard.writeText('nothing was copied'));
    await page.bringToFront();
    await page.keyboard.press('Control+C');
    await this.#page.bringToFront();
    const copied = await this.#page.evaluate(read_in_page);
    await page.bringToFront();
    return copied;
  }

  /**
   * @template Result
   * @param {string} html
   * @param {(body: HTMLElement) => Result} look runs in the page
   * @returns {Promise<Result>} what it finds in the parsed HTML
   */
  look_into(html, look) {
    return this.#page.evaluate(
      ([source, function_text]) => {
        const { body } = new DOMParser().parseFromString(source, 'text/html');
        return new Function('body', `return (${function_text})(body)`)(body);
      },
      [html, look.toString()],
    );
  }
}

/** Runs in the page. */
async function read_in_page() {
  // The types of TypeScript 5.9 do not know the option yet.
  const clipboard = /** @type {{read: (options: object) => Promise<ClipboardItem[]>}} */ (
    /** @type {unknown} */ (navigator.clipboard)
  );
  const [item] = await clipboard.read({ unsanitized: ['text/html'] });
  const read = async (/** @type {string} */ type) =>
    item.types.includes(type) ? (await item.getType(type)).text() : '';
  return { text: await read('text/plain'), html: await read('text/html') };
}

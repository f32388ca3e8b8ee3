/** What the matrix asks of each browser. Coordinates are CSS px of the window's page. */

/**
 * @typedef {object} MatrixBrowser
 * @property {() => Promise<Driver>} new_window
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Driver of one window
 * @property {string} version of the browser
 * @property {(url: string) => Promise<void>} open
 * @property {<Value>(run: () => Value | Promise<Value>, in_frame?: boolean) => Promise<Value>} evaluate runs in the page, or in its frame; what it promises is awaited
 * @property {() => Promise<Uint8Array>} screenshot PNG, a pixel for each CSS px
 * @property {(x: number, y: number) => Promise<void>} click
 * @property {(from: Point, to: Point) => Promise<void>} drag
 * @property {() => Promise<void>} copy presses the keys
 * @property {() => Promise<string[]>} addresses of it and of what it has opened
 * @property {() => Promise<void>} close together with what it has opened
 */

/** @typedef {{x: number, y: number}} Point */

/**
 * @typedef {object} Mouse as Playwright and Puppeteer give one
 * @property {(x: number, y: number, options?: {steps: number}) => Promise<void>} move
 * @property {() => Promise<void>} down
 * @property {() => Promise<void>} up
 */

/**
 * @param {Mouse} mouse
 * @param {Point} from
 * @param {Point} to
 */
export async function drag(mouse, from, to) {
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(to.x, to.y, { steps: 8 });
  await mouse.up();
}

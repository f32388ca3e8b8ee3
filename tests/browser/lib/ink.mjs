/**
 * The ink test: every line of a report as the canvas shows it, against the same line as Chromium sets it, on the same
 * page. A line is all text of one baseline. The page is scrolled so that each line is seen whole once.
 */

import { visible_commands } from '../../../script/lib/display_dump.mjs';
import { contrast, correlation, photograph } from './pixels.mjs';
import { ROUNDING, build_stage, read_layout, scroll_to, show_scene } from './stage.mjs';

/**
 * @typedef {import('../../../script/lib/display_dump.mjs').DisplayCommand} DisplayCommand
 * @typedef {import('../../../script/lib/display_dump.mjs').TextCommand} TextCommand
 * @typedef {import('../../../script/lib/display_dump.mjs').ShapeCommand} ShapeCommand
 * @typedef {import('./stage.mjs').Layout} Layout
 * @typedef {import('./pixels.mjs').Area} Area
 * @typedef {import('./pixels.mjs').Picture} Picture
 */

/**
 * @typedef {object} Line CSS px of the document
 * @property {string} text
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {number} baseline
 */

/**
 * @typedef {object} LineInk
 * @property {string} text
 * @property {number} top CSS px of the document
 * @property {number} likeness correlation of canvas and browser
 * @property {number} contrast of the browser's line: 0 when there is nothing to see
 * @property {Picture} expected
 * @property {Picture} actual
 */

/** Ink may reach beyond an advance (italics, quotes) and beyond the em. CSS px */
const OVERHANG = 3;

/**
 * @param {DisplayCommand[]} commands
 * @param {Layout} layout
 * @returns {Line[]} from top to bottom
 */
export function lines_of(commands, layout) {
  /** @type {Map<number, TextCommand[]>} */
  const by_baseline = new Map();
  for (const command of commands) {
    if (command.kind !== 'text' || command.text.trim() === '') continue;
    const runs = by_baseline.get(command.baseline) ?? [];
    runs.push(command);
    by_baseline.set(command.baseline, runs);
  }
  return [...by_baseline.values()].map((runs) => line_of(runs, layout)).sort((a, b) => a.top - b.top);
}

/**
 * @param {TextCommand[]} runs that stand on one baseline
 * @param {Layout} layout
 * @returns {Line}
 */
function line_of(runs, layout) {
  const size = Math.max(...runs.map((run) => run.size));
  const baseline = /** @type {TextCommand} */ (runs[0]).baseline + layout.y;
  return {
    text: runs.map((run) => run.text).join(''),
    left: layout.x + Math.min(...runs.map((run) => Math.max(run.x, run.scroller?.x ?? run.x))) - OVERHANG,
    right: layout.x + Math.max(...runs.map(visible_right)) + OVERHANG,
    top: baseline - 1.05 * size,
    bottom: baseline + 0.35 * size,
    baseline,
  };
}

/** @param {TextCommand} run */
function visible_right({ x, advance, scroller }) {
  return scroller ? Math.min(x + advance, scroller.x + scroller.width) : x + advance;
}

/**
 * What is painted but is no text and not in the stage: it does not count.
 * @param {DisplayCommand[]} commands
 * @param {Layout} layout
 * @param {number} scroll
 * @returns {Area[]}
 */
function masks_of(commands, layout, scroll) {
  return commands
    .filter((command) => command.kind !== 'text' && command.kind !== 'fill')
    .map((command) => /** @type {ShapeCommand} */ (command))
    .map(({ x, y, width, height }) =>
      device_area(
        { left: layout.x + x, right: layout.x + x + width, top: layout.y + y, bottom: layout.y + y + height },
        layout,
        scroll,
      ),
    );
}

/**
 * @param {{left: number, right: number, top: number, bottom: number}} box CSS px of the document
 * @param {Layout} layout
 * @param {number} scroll
 * @returns {Area} device px of the screenshot
 */
export function device_area(box, { ratio }, scroll) {
  const x = Math.floor(box.left * ratio);
  const y = Math.floor((box.top - scroll) * ratio);
  const width = Math.ceil(box.right * ratio) - x;
  const height = Math.ceil((box.bottom - scroll) * ratio) - y;
  return { x, y, width, height };
}

/**
 * @param {import('./browser.mjs').WatchedPage} watched
 * @param {import('./stage.mjs').Scene} scene
 * @returns {Promise<Picture>}
 */
export async function photograph_scene({ page, cdp }, scene) {
  await show_scene(page, scene);
  return photograph(cdp);
}

/**
 * @param {Line} line
 * @param {Layout} layout
 * @returns {boolean} whether the line's baseline lies in the middle between two rows of pixels
 */
function is_between_rows({ baseline }, { ratio }) {
  const fraction = baseline * ratio - Math.floor(baseline * ratio);
  return Math.abs(fraction - 0.5) < 2 * ROUNDING;
}

/**
 * @param {import('./browser.mjs').WatchedPage} watched whose canvas shows the report
 * @param {DisplayCommand[]} all_commands
 * @param {Map<number, number>} [offsets] by block: how far what scrolls sideways is scrolled, CSS px
 * @returns {Promise<LineInk[]>} one for each line, from top to bottom
 */
export async function measure_ink(watched, all_commands, offsets) {
  const commands = visible_commands(all_commands, offsets);
  const layout = await read_layout(watched.page);
  await build_stage(watched.page, commands, layout);
  let waiting = lines_of(commands, layout);
  /** @type {LineInk[]} */
  const measured = [];
  for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
    await show_scene(watched.page, 'canvas');
    const scroll = await scroll_to(watched.page, whole_scroll(first.top - 8));
    const seen = waiting.filter((line) => line.top >= scroll && line.bottom <= scroll + layout.height);
    if (seen.length === 0) throw new Error(`This line cannot be brought into view: ${first.text}`);
    measured.push(...(await measure_screen(watched, seen, masks_of(commands, layout, scroll), layout, scroll)));
    waiting = waiting.filter((line) => !seen.includes(line));
  }
  await show_scene(watched.page, 'page');
  return measured;
}

/**
 * A place to scroll to that is a whole number of device pixels at every ratio of the tests: at others Chromium shows
 * layers and text in rows that differ by one.
 * @param {number} y CSS px
 */
export const whole_scroll = (y) => Math.max(0, Math.floor(y / 4) * 4);

/**
 * @param {import('./browser.mjs').WatchedPage} watched
 * @param {Line[]} lines all in view
 * @param {Area[]} masks
 * @param {Layout} layout
 * @param {number} scroll
 * @returns {Promise<LineInk[]>}
 */
async function measure_screen(watched, lines, masks, layout, scroll) {
  const canvas = await photograph_scene(watched, 'canvas');
  const stage = await photograph_scene(watched, 'stage');
  const is_unsure = lines.some((line) => is_between_rows(line, layout));
  const upper_stage = is_unsure ? await photograph_scene(watched, 'upper_stage') : stage;
  return lines.map((line) => {
    const area = device_area(line, layout, scroll);
    const ink = ink_of(line, { canvas, stage }, area, masks);
    if (!is_between_rows(line, layout)) return ink;
    const other = ink_of(line, { canvas, stage: upper_stage }, area, masks);
    return other.likeness > ink.likeness ? other : ink;
  });
}

/**
 * @param {Line} line
 * @param {{canvas: Picture, stage: Picture}} pictures
 * @param {Area} area
 * @param {Area[]} masks
 * @returns {LineInk}
 */
function ink_of(line, { canvas, stage }, area, masks) {
  return {
    text: line.text,
    top: line.top,
    likeness: correlation(stage, canvas, area, masks),
    contrast: contrast(stage, area),
    expected: stage.crop(area),
    actual: canvas.crop(area),
  };
}

/**
 * @param {LineInk[]} lines
 * @returns {string} the distribution in one line, for a test's output
 */
export function summary(lines) {
  const sorted = lines.map((line) => line.likeness).sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.floor(share * (sorted.length - 1))]?.toFixed(4) ?? '–';
  return `${lines.length} lines: least ${at(0)}, tenth ${at(0.1)}, median ${at(0.5)}`;
}

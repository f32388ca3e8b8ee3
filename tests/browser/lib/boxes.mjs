/** Whether Chinese text is painted as characters, or as the boxes that stand for what a font lacks. */

import assert from 'node:assert/strict';

import { device_area, lines_of } from './ink.mjs';
import { correlation, photograph } from './pixels.mjs';
import { read_layout, scroll_to, show_scene } from './stage.mjs';

/**
 * @typedef {import('../../../script/lib/display_dump.mjs').DisplayCommand} DisplayCommand
 * @typedef {import('../../../script/lib/display_dump.mjs').TextCommand} TextCommand
 */

/**
 * Single Han characters in body text, each once.
 * @param {DisplayCommand[]} commands
 * @returns {TextCommand[]}
 */
function distinct_han(commands) {
  const found = new Map();
  for (const command of commands) {
    if (command.kind === 'text' && /^\p{sc=Han}$/u.test(command.text) && command.font.startsWith('400 16px')) {
      if (!found.has(command.text)) found.set(command.text, command);
    }
  }
  return [...found.values()];
}

/**
 * Boxes all look the same, characters do not. Leaves the page showing its canvas only.
 * @param {import('./browser.mjs').WatchedPage} watched
 * @param {DisplayCommand[]} commands
 */
export async function assert_no_boxes(watched, commands) {
  const layout = await read_layout(watched.page);
  await show_scene(watched.page, 'canvas');
  const han = distinct_han(commands);
  const first = /** @type {TextCommand} */ (han[0]);
  const [line] = lines_of([first], layout);
  const scroll = await scroll_to(watched.page, Math.max(0, (line?.top ?? 0) - 50));
  const picture = await photograph(watched.cdp);
  /** @param {TextCommand} command */
  const area_of = (command) => {
    const left = layout.x + command.x,
      baseline = layout.y + command.baseline;
    return device_area({ left, right: left + 16, top: baseline - 14, bottom: baseline + 2 }, layout, scroll);
  };
  const seen = han.filter((command) => layout.y + command.baseline < scroll + layout.height - 20).slice(0, 40);
  assert.ok(seen.length >= 20, `${seen.length} characters in view`);
  const glyphs = seen.map((command) => picture.crop(area_of(command)));
  const whole = { x: 0, y: 0, width: 16, height: 16 };
  let alike = 0;
  for (const [index, glyph] of glyphs.entries()) {
    const next = glyphs[(index + 1) % glyphs.length] ?? glyph;
    if (correlation(glyph, next, whole) > 0.9) alike += 1;
  }
  assert.ok(alike <= 2, `${alike} of ${seen.length} neighbours look the same: boxes instead of characters`);
}

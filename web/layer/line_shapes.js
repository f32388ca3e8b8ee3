/**
 * Makes the browser end the lines of a block where they end in the picture, and begin them there, with nothing added to
 * the text: lines may end anywhere (`line-break: anywhere`), and a float's outline (`shape-outside`) leaves each line just
 * the room that it fills. The float is the block's `::before` (css/canvas_state.css), which the properties here describe;
 * lines that do not begin at the block's edge want a second one, at their other side.
 */

import { part_element } from './layer_parts.js';

/** @typedef {import('#border').LayerText} LayerText */
/** @typedef {import('#border').LayerLine} LayerLine */

/** Behind a line's last character, CSS px: more than browser and picture may differ, less than any character is wide. */
const spare = 1.25;
/** At a line's upper and lower edge the outline leaves all room, CSS px: no line is to touch its neighbour's. */
const clearance = 1;

const properties = ['indent', 'wrap', 'line-break', 'content', 'shape', 'size', 'height', 'hang', 'beyond'];

/**
 * @param {HTMLElement} block
 * @param {LayerText} text which has lines
 */
export function shape_lines(block, { lines, width }) {
  const hang = Math.min(0, ...lines.map(({ start }) => start));
  const ends = lines.map(({ end }) => end + spare);
  const nearest = Math.min(...ends);
  const farthest = Math.max(width, ...ends);
  set(block, {
    wrap: 'normal',
    'line-break': 'anywhere',
    content: '""',
    shape: outline(lines, farthest - nearest, (i) => ends[i] - nearest),
    size: `${farthest - nearest}px`,
    height: `${height_of(lines)}px`,
  });
  if (hang < 0) set(block, { hang: `${hang}px` });
  if (farthest > width) set(block, { beyond: `${width - farthest}px` });
  const indents = lines.map(({ start }) => start - hang);
  const most = Math.max(...indents);
  if (most === 0) return;
  const float = part_element('indents', {});
  set(float, {
    shape: outline(lines, 0, (i) => indents[i]),
    size: `${most}px`,
    height: `${height_of(lines)}px`,
  });
  block.prepend(float);
}

/** @param {HTMLElement} block */
export function remove_shape(block) {
  block.querySelector('[data-kanbao-part="indents"]')?.remove();
  for (const name of properties) block.style.removeProperty(`--kanbao-${name}`);
}

/** @param {LayerLine[]} lines */
function height_of(lines) {
  const last = lines[lines.length - 1];
  return last.top + last.height;
}

/**
 * A comb: a tooth for each line reaches from the float's outer edge to where the line's room ends.
 * @param {LayerLine[]} lines
 * @param {number} edge CSS px
 * @param {(line: number) => number} tooth CSS px
 */
function outline(lines, edge, tooth) {
  const points = lines.flatMap(({ top, height }, i) => {
    const upper = `${top + clearance}px`;
    const lower = `${top + height - clearance}px`;
    const end = `${tooth(i)}px`;
    return [`${edge}px ${upper}`, `${end} ${upper}`, `${end} ${lower}`, `${edge}px ${lower}`];
  });
  return `polygon(${points.join()})`;
}

/** @param {HTMLElement} element @param {Record<string, string>} values */
function set(element, values) {
  for (const [name, value] of Object.entries(values)) element.style.setProperty(`--kanbao-${name}`, value);
}

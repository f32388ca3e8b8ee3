/**
 * Reads the text layer as src/display/text_layer.h writes it: lists, each led by its length.
 */

/**
 * @typedef {object} LayerBlock
 * @property {number} block the number in `data-b`
 * @property {number} gap CSS px below the block above it, or below its parent's top
 * @property {number} height CSS px
 * @property {number} inset CSS px, of a list: how far its items' content is indented; 0 for other blocks
 */

/**
 * @typedef {object} LayerBreak
 * @property {number} before the place at which the next line begins
 * @property {number} fill CSS px of room that the next line's beginning would go into, unless it is filled
 * @property {number} whole_fits 1 when all of the next line would
 * @property {number} indent CSS px before the next line's text
 */

/**
 * @typedef {object} LayerGap
 * @property {number} first the place of the first character with room behind it
 * @property {number} before the place behind the last one
 * @property {number} extra CSS px of room behind each
 * @property {number} whole 1 when they are one mark, and the room is behind it
 */

/**
 * @typedef {object} LayerText
 * @property {number} block
 * @property {number} indent CSS px before the first line's text
 * @property {LayerBreak[]} breaks
 * @property {LayerGap[]} gaps
 */

/**
 * @typedef {object} LayerImage
 * @property {number} image the number in `data-i`
 * @property {number} width CSS px
 * @property {number} height CSS px
 * @property {number} margin CSS px above and below
 * @property {number} drop CSS px from the baseline to the line's bottom
 */

/**
 * @typedef {object} Layer
 * @property {LayerBlock[]} blocks
 * @property {LayerText[]} texts
 * @property {LayerImage[]} images
 * @property {{cell: number, width: number}[]} columns
 */

/**
 * @param {Float64Array} numbers
 * @returns {Layer}
 */
export function read_layer(numbers) {
  let at = 0;
  const next = () => numbers[at++];
  /**
   * @template Entry
   * @param {() => Entry} read_entry
   * @returns {Entry[]}
   */
  const list = (read_entry) => Array.from({ length: next() }, read_entry);
  return {
    blocks: list(() => ({ block: next(), gap: next(), height: next(), inset: next() })),
    texts: list(() => ({
      block: next(),
      indent: next(),
      breaks: list(() => ({ before: next(), fill: next(), whole_fits: next(), indent: next() })),
      gaps: list(() => ({ first: next(), before: next(), extra: next(), whole: next() })),
    })),
    images: list(() => ({ image: next(), width: next(), height: next(), margin: next(), drop: next() })),
    columns: list(() => ({ cell: next(), width: next() })),
  };
}

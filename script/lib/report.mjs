/** Reads one Markdown file of a site into the report that its page shows. Only a file that is no text at all is refused. */

import { compose_report } from '../../web/report/report_composing.js';
import { decode_report } from '../../web/report/report_text.js';

/** What only some reports need, and takes its time to load. */
export const part_loaders = {
  emoji_table: async () => (await import('../../web/report/emoji_table.js')).emoji_named,
  formula_maker: async () => (await import('../../web/formulas/formula_maker.js')).make_formula,
  highlighter: () => import('../../web/report/code_highlighter.js'),
};

/** @typedef {import('../../web/report/report_composing.js').Report} Report */
/** @typedef {import('../../web/report/report_composing.js').ReportReader} ReportReader */

/**
 * @typedef {object} ReportSurroundings what is asked while a report is composed
 * @property {ReportReader} reader
 * @property {import('./report_images.mjs').ReportImages} images
 * @property {Pick<import('./report_links.mjs').ReportLinks, 'resolve'>} links
 */

/**
 * @param {import('./report_files.mjs').ReportFile} report
 * @param {Uint8Array} bytes of the file
 * @param {ReportSurroundings} surroundings
 * @returns {Promise<Report>}
 */
export async function read_report({ file, ...known }, bytes, { reader, images, links }) {
  const { text, encoding } = decode_report(bytes, file);
  const resolvers = {
    image: (/** @type {string} */ url) => images.place(file, url),
    media: (/** @type {string} */ url) => images.place_media(file, url),
    link: (/** @type {string} */ url) => links.resolve(file, url),
    ...part_loaders,
  };
  const report = await compose_report({ ...known, file, source: text }, reader, resolvers);
  if (encoding === 'UTF-8') return report;
  const warning = `${file}:1: read as ${encoding}; save it as UTF-8 so that every program can.`;
  return { ...report, warnings: [warning, ...report.warnings] };
}

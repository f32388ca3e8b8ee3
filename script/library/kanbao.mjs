/** What a Node program may import; kanbao.d.ts says what is public, and what each of it gives. */

import { load_reader } from '../lib/build.mjs';
import { BUILD_FOLDERS } from '../lib/build_folders.mjs';
import { full_base_url } from '../lib/base_url.mjs';
import { part_loaders } from '../lib/report.mjs';
import { placed_warning } from '../lib/placed_warning.mjs';
import { SitePacker } from '../lib/site_packer.mjs';
import { VERSION } from '../lib/version.mjs';
import { told_report } from './told_report.mjs';
import { compose_report } from '../../web/report/report_composing.js';
import { Problem } from '../../web/report/problem.js';

export { Problem };
export const version = VERSION;

/** @typedef {import('./kanbao.d.ts').SiteOptions} SiteOptions */

/** @type {import('./kanbao.d.ts').pack} */
export async function pack(paths, out, options = {}) {
  const { packer, warnings } = telling_packer(options);
  const { reports, changed } = await packer.pack(paths, out, site_options(options));
  return { reports: reports.map(told_report), warnings, changed };
}

/** @type {import('./kanbao.d.ts').check} */
export async function check(paths, options = {}) {
  const { packer, warnings } = telling_packer(options);
  const reports = await packer.check(paths, site_options(options));
  return { reports: reports.map(told_report), warnings };
}

/** The engine is loaded once, by whoever asks first. @type {ReturnType<typeof load_reader> | undefined} */
let reader;

/** @type {import('./kanbao.d.ts').render} */
export async function render(markdown, { name = 'report', language } = {}) {
  reader ??= load_reader(BUILD_FOLDERS.dist);
  const report = await compose_report({ file: name, name, source: markdown, language }, await reader, {
    // What the text refers to is not looked for; it stays as it is written.
    image: async () => ({ remote: true }),
    media: async () => ({ remote: true }),
    link: () => ({ foreign: true }),
    ...part_loaders,
  });
  const { title, date, authors, tags, summary, headings, warnings } = report;
  return {
    html: report.article,
    title,
    date,
    language: report.language,
    authors,
    tags,
    summary,
    headings: headings.map(({ level, text, anchor }) => ({ level, text, anchor })),
    warnings: warnings.map(placed_warning),
  };
}

/** @param {SiteOptions} options */
function telling_packer({ onProgress }) {
  /** @type {import('./kanbao.d.ts').Warning[]} */
  const warnings = [];
  const warn = (/** @type {string} */ line) => void warnings.push(placed_warning(line));
  return { packer: new SitePacker({ ...BUILD_FOLDERS, log: onProgress, warn }), warnings };
}

/**
 * @param {SiteOptions} options
 * @returns {import('../lib/site_packer.mjs').SiteOptions}
 */
function site_options({ baseUrl, title, language, config, app, strict, force, keep }) {
  const base_url = baseUrl === undefined ? undefined : full_base_url('baseUrl', baseUrl);
  return { base_url, title, language, config, app, strict, force, keep };
}

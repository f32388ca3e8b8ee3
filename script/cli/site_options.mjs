/** What a site is made of and called: the options of the command line, and else what kanbao.config.json says. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { full_base_url } from '../lib/base_url.mjs';
import { CONFIG_NAME } from '../lib/config_file.mjs';
import { ReportConfigs } from '../lib/report_configs.mjs';
import { Problem } from '../../web/report/problem.js';
import { is_language } from '../../web/report/report_language.js';

/** @typedef {import('../lib/site_packer.mjs').SiteOptions} SiteOptions */

/**
 * @typedef {object} GivenOptions as yargs hands them over
 * @property {string[]} [paths]
 * @property {string} [out]
 * @property {string} [base-url]
 * @property {string} [title]
 * @property {string} [language]
 * @property {string} [config]
 * @property {boolean} [app]
 * @property {boolean} [strict]
 */

/** Where an organiser keeps reports, and where their site goes, when nobody says otherwise. */
const usual = Object.freeze({ reports: 'posts', out: 'site' });

/**
 * Rejects with a Problem where an option or the configuration cannot be used.
 * @param {GivenOptions} given
 * @returns {Promise<{paths: string[], out: string, options: SiteOptions}>} `paths`: none where nobody says which
 */
export async function site_options(given) {
  const { 'base-url': base_url } = given;
  const file = given.config ?? (existsSync(CONFIG_NAME) ? CONFIG_NAME : undefined);
  const said = file === undefined ? {} : await new ReportConfigs().site(file);
  const place = dirname(file ?? '.');
  const reports = said.reports?.map((path) => join(place, path)) ?? (existsSync(usual.reports) ? [usual.reports] : []);
  return {
    paths: given.paths?.length ? given.paths : reports,
    out: given.out ?? (said.out === undefined ? usual.out : join(place, said.out)),
    options: {
      base_url: base_url === undefined ? said.base_url : full_base_url('--base-url', base_url),
      title: given.title ?? said.title,
      language: language_tag(given.language),
      config: given.config,
      site_config: file,
      app: given.app ?? said.app,
      strict: given.strict ?? said.strict,
    },
  };
}

/**
 * @param {string[]} paths
 * @param {string} command
 * @returns {string[]} rejects where there are none
 */
export function some_paths(paths, command) {
  if (paths.length > 0) return paths;
  throw new Problem(
    `which reports? Name Markdown files or folders (kanbao ${command} ${usual.reports}/), or write "reports" into ${CONFIG_NAME}.`,
  );
}

/** @param {string | undefined} written */
function language_tag(written) {
  if (written === undefined || is_language(written)) return written;
  throw new Problem(`--language ${written}: not a language tag; write zh-CN or en.`);
}

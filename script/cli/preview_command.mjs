/** `kanbao preview FILE`: draws a report as a picture, or prints it. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';

import { BUILD_FOLDERS } from '../lib/build_folders.mjs';
import { SitePacker } from '../lib/site_packer.mjs';
import { Problem } from '../../web/report/problem.js';
import { site_flags, told_flags, text_option } from './common_options.mjs';
import { site_options } from './site_options.mjs';
import { Told } from './told.mjs';

/**
 * @typedef {import('./site_options.mjs').GivenOptions & {
 *   file?: string, width?: number, scale?: number, theme?: string, browser?: string, quiet?: boolean, json?: boolean
 * }} PreviewOptions
 */

const widths = Object.freeze({ least: 320, most: 4000 }); // CSS px
const most_scale = 4;

/**
 * @param {import('./cli_words.mjs').CliWords} words
 * @returns {import('./common_options.mjs').Command}
 */
export function preview_command(words) {
  const { commands, options, examples } = words;
  return {
    command: 'preview <file>',
    describe: commands.preview,
    builder: (parser) =>
      parser
        .positional('file', { type: 'string', describe: options.file })
        .options({
          out: { alias: 'o', ...text_option(options.picture) },
          width: { type: 'number', default: 1024, requiresArg: true, describe: options.width },
          scale: { type: 'number', default: 2, requiresArg: true, describe: options.scale },
          theme: { choices: ['light', 'dark'], default: 'light', requiresArg: true, describe: options.theme },
          browser: text_option(options.browser),
          ...site_flags(words),
          ...told_flags(words),
        })
        .example('kanbao preview posts/2026-12.md', examples.preview)
        .example('kanbao preview posts/2026-12.md --out report.pdf', examples.preview_pdf),
    handler: (/** @type {PreviewOptions} */ given) => {
      const told = new Told(given);
      return told.during(() => preview(given, told));
    },
  };
}

/** @param {PreviewOptions} given @param {Told} told */
async function preview({ file = '', ...given }, told) {
  const how = good_sizes(given);
  const out = given.out ?? `${basename(file, extname(file))}.png`;
  const kind = extname(out).toLowerCase();
  if (kind !== '.png' && kind !== '.pdf') throw new Problem(`--out ${out}: only *.png and *.pdf can be drawn.`);
  // What drives browsers is large, and no other command needs it.
  const { draw_page, find_browser } = await import('../lib/page_drawing.mjs');
  const browser = await find_browser(given.browser);
  if (!browser && kind === '.pdf') {
    throw new Problem(
      'there is no Chromium, Chrome or Edge here to print with; install one, or name it: --browser PROGRAM',
    );
  }
  const { options } = await site_options(given);
  const site = await mkdtemp(join(tmpdir(), 'kanbao-preview-'));
  try {
    const [report] = await pack_one(file, site, { options, told });
    const page = join(site, `${report.name}.offline.html`);
    const bytes = browser
      ? await draw_page({ browser, page, kind, ...how })
      : await readFile(join(site, `${report.name}.preview.png`));
    await writeFile(out, bytes);
    const note = browser ? '' : '; the picture for links, because there is no browser here to draw the whole page with';
    told.say(`${out}: ${Math.round(bytes.length / 1000)} kB${note}`);
    told.outcome({ out, bytes: bytes.length, whole_page: browser !== undefined });
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

/**
 * @param {PreviewOptions} given
 * @returns {{width: number, scale: number, theme: string}}
 */
function good_sizes({ width = 0, scale = 0, theme = 'light' }) {
  if (!(width >= widths.least && width <= widths.most)) {
    throw new Problem(`--width ${width}: from ${widths.least} to ${widths.most} px can be drawn.`);
  }
  if (!(scale > 0 && scale <= most_scale)) throw new Problem(`--scale ${scale}: at most ${most_scale} can be drawn.`);
  return { width, scale, theme };
}

/**
 * @param {string} file
 * @param {string} site
 * @param {{options: import('../lib/site_packer.mjs').SiteOptions, told: Told}} how
 */
async function pack_one(file, site, { options, told }) {
  const { warn } = told.packer_options;
  const packer = new SitePacker({ ...BUILD_FOLDERS, warn });
  // A site that knows where it stands has a picture of each report, for links to it.
  const base_url = options.base_url ?? 'http://localhost/';
  const { reports } = await packer.pack([file], site, { ...options, base_url, strict: false, app: false });
  return reports;
}

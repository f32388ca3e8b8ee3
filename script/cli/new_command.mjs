/** `kanbao new TITLE`: begins a report from a template. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { Problem } from '../../web/report/problem.js';
import { file_name } from '../../web/report/file_name.js';
import { report_language } from '../../web/report/report_language.js';
import { text_option } from './common_options.mjs';
import { known_tracks } from './known_tracks.mjs';
import { report_template } from './report_template.mjs';
import { site_options } from './site_options.mjs';

/** @typedef {{title?: string, folder?: string, date?: string, language?: string, config?: string}} NewOptions */

/**
 * @param {import('./cli_words.mjs').CliWords} words
 * @returns {import('./common_options.mjs').Command}
 */
export function new_command({ commands, options, examples }) {
  return {
    command: 'new <title> [folder]',
    describe: commands.create,
    builder: (parser) =>
      parser
        .positional('title', { type: 'string', describe: options.new_title })
        .positional('folder', { type: 'string', describe: options.new_into })
        .options({
          date: text_option(options.date),
          language: text_option(options.language),
          config: text_option(options.config),
        })
        .example('kanbao new "第六期月报"', examples.create)
        .example('kanbao new "第六期月报" posts --date 2026-12-01', examples.create_into),
    handler: begin_report,
  };
}

/** @param {NewOptions} given */
async function begin_report({ title: written = '', date = today(), ...given }) {
  const title = written.trim();
  if (title === '') throw new Problem('a report needs a title: kanbao new "第六期月报"');
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date))) {
    throw new Problem(`--date ${date}: not a day; write 2026-12-01.`);
  }
  const { paths } = await site_options({ config: given.config, language: given.language });
  const folder = given.folder ?? (await first_folder(paths)) ?? 'posts';
  const file = join(folder, file_name(title, 'report', '.md'));
  if (existsSync(file)) throw new Problem(`${file} is there already; name another title, or another folder.`);
  const language = report_language([given.language ?? ''], title);
  const author = await own_name();
  const text = report_template({ title, date, language, author, tracks: await known_tracks(folder) });
  await mkdir(folder, { recursive: true });
  // Nobody's report is ever written over.
  await writeFile(file, text, { flag: 'wx' });
  console.log(`${file}: write on, and look at it with “kanbao serve ${folder}”.`);
}

/** @param {string[]} paths @returns {Promise<string | undefined>} */
async function first_folder(paths) {
  for (const path of paths) {
    if ((await stat(path).catch(() => undefined))?.isDirectory()) return path;
  }
  return undefined;
}

/** @returns {string} here, not in Greenwich */
function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** @returns {Promise<string>} as Git knows it; empty where it does not */
async function own_name() {
  try {
    return (await promisify(execFile)('git', ['config', 'user.name'])).stdout.trim();
  } catch {
    return '';
  }
}

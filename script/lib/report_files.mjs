/**
 * Finds the Markdown files that the paths of a command line mean: a file means itself, a folder every `.md` below it but
 * those that say what the folder is.
 * Each file becomes one report. Its name, and so its address, is the file's path in the folder that was named, without its ending
 * and without the `posts` in which blogs keep them; of a file that was named itself its name alone.
 */

import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

import { Problem } from '../../web/report/problem.js';
import { SITE_FILES, SITE_FOLDERS, folders_around, name_key, offline_file, page_file } from './site_addresses.mjs';

const MARKDOWN_ENDING = /\.(md|markdown)$/i;

/** What people who open the folder read, on GitHub for one, is no report; named by itself it is one. */
const ABOUT_FOLDER =
  /^(readme|contributing|changelog|security|code_of_conduct)([._-][a-z]{2}([_-][a-z]{2,4})?)?\.(md|markdown)$/i;

/** Names that the site needs at its root for pages of its own, and in each folder for those that hold everything. */
const RESERVED = /^(404|archive(-(\d{4}|undated)(-\d+)?)?|compare|index|tracks|view|.*\.offline)$/s;
const RESERVED_IN_FOLDERS = /\.offline$/;

/**
 * @typedef {object} ReportFile
 * @property {string} file path as it was given or found, for messages
 * @property {string} name the file's path within `root`, or its `posts`, without its ending, with slashes
 * @property {string} root the folder that was given, or that of the file that was
 * @property {import('#border').Component[]} [components] how elements of its blog's own are shown
 * @property {string} [language] of a report that does not say its own; BCP 47
 * @property {import('../../web/report/track_history.js').TrackMonth[]} [earlier] what reports before it say of tracks
 * @property {string} [months] address of the page of all tracks
 */

/**
 * The reports in the order given, those of a folder by name. Every file is taken once however often it is
 * named, and called as it was named last.
 * @param {string[]} paths
 * @param {object} [how]
 * @param {string} [how.ignored] a folder that is not searched (the site that is being written)
 * @param {(line: string) => void} [how.note] told of Markdown files that are not taken for reports
 * @returns {Promise<ReportFile[]>}
 */
export async function find_reports(paths, { ignored, note = () => {} } = {}) {
  if (paths.length === 0) throw new Problem('no Markdown file or folder was named.');
  /** @type {Map<string, ReportFile>} */
  const found = new Map();
  for (const path of paths) {
    for (const file of await markdown_files(path, ignored && resolve(ignored))) {
      const root = file === path ? dirname(path) : path;
      if (file !== path && ABOUT_FOLDER.test(basename(file))) {
        note(`${file}: not taken for a report; name the file itself where it is one`);
        continue;
      }
      found.set(await realpath(file), { file, name: name_in(root, file), root });
    }
  }
  const reports = [...found.values()];
  if (reports.length === 0) throw new Problem(`${paths.join(', ')}: no report in this folder or below it.`);
  check_names(reports);
  check_folders(reports);
  return reports;
}

/**
 * The folders that hold the reports now or may hold new ones; what is to be watched.
 * @param {string[]} paths
 * @param {string} [ignored]
 * @returns {Promise<string[]>}
 */
export async function report_folders(paths, ignored) {
  /** @type {string[]} */
  const folders = [];
  for (const path of paths) {
    if ((await stat(path)).isDirectory()) folders.push(...(await walk(path, ignored && resolve(ignored))).folders);
  }
  return folders;
}

/**
 * @param {string} path
 * @param {string | undefined} ignored
 * @returns {Promise<string[]>}
 */
async function markdown_files(path, ignored) {
  const status = await stat(path).catch((/** @type {NodeJS.ErrnoException} */ error) => {
    throw new Problem(error.code === 'ENOENT' ? `${path}: no such file or folder.` : `${path}: ${error.message}`);
  });
  if (!status.isDirectory()) {
    if (MARKDOWN_ENDING.test(path)) return [path];
    throw new Problem(`${path}: not a Markdown file (its name ends neither in .md nor in .markdown).`);
  }
  const { files } = await walk(path, ignored);
  if (files.length === 0) throw new Problem(`${path}: no Markdown file (*.md) in this folder or below it.`);
  return files;
}

/**
 * Hidden folders and node_modules hold no reports; links to folders are not followed, so the walk always ends.
 * @param {string} folder
 * @param {string | undefined} ignored absolute path
 * @returns {Promise<{files: string[], folders: string[]}>}
 */
async function walk(folder, ignored) {
  /** @type {string[]} */
  const files = [];
  const folders = [folder];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || resolve(path) === ignored) continue;
      const below = await walk(path, ignored);
      files.push(...below.files);
      folders.push(...below.folders);
    } else if (MARKDOWN_ENDING.test(entry.name) && !entry.name.startsWith('.')) {
      files.push(path);
    }
  }
  return { files, folders };
}

/** Of a blog that is named as a whole, with its images beside: what a report is called is the same as of its posts alone. */
const POSTS = /^posts\//;

/** @param {string} root @param {string} file */
function name_in(root, file) {
  return relative(root, file).split(sep).join('/').replace(POSTS, '').replace(MARKDOWN_ENDING, '');
}

/**
 * Two reports cannot share an address. Upper and lower case count as the same: some systems make them one file.
 * @param {ReportFile[]} reports
 */
function check_names(reports) {
  /** @type {Map<string, string>} */
  const taken = new Map();
  for (const { file, name } of reports) {
    const key = name_key(name);
    if ((name.includes('/') ? RESERVED_IN_FOLDERS : RESERVED).test(key)) {
      throw new Problem(`${file}: a report cannot be called “${name}”, the site needs ${name}.html itself; rename it.`);
    }
    const other = taken.get(key);
    if (other !== undefined) {
      throw new Problem(`${other} and ${file} would both become ${name}.html; rename one of them.`);
    }
    taken.set(key, file);
  }
}

/**
 * A folder of reports is one of the site's. It cannot be called as one of its files is, nor be written in two ways: where some
 * systems take both for one folder, what is published from there is found under one of its addresses only.
 * @param {ReportFile[]} reports
 */
function check_folders(reports) {
  const files = owners_of_files(reports);
  const known = new Map(SITE_FOLDERS.map((folder) => [folder, { folder, owner: 'the site' }]));
  for (const { file, name } of reports) {
    for (const folder of folders_around(name)) {
      const key = name_key(folder);
      const owner = files.get(key);
      if (owner !== undefined) {
        throw new Problem(
          `${file}: its folder cannot be called “${folder}”, ${owner} becomes a file of this name; rename it.`,
        );
      }
      const other = known.get(key) ?? { folder, owner: file };
      if (other.folder !== folder) {
        throw new Problem(
          `${file}: its folder “${folder}” is called “${other.folder}” by ${other.owner}, and some systems take them for one; ` +
            'write both the same.',
        );
      }
      known.set(key, other);
    }
  }
}

/** @param {ReportFile[]} reports @returns {Map<string, string>} what becomes each file of the site, by the file's key */
function owners_of_files(reports) {
  const owners = new Map(Object.values(SITE_FILES).map((name) => [name_key(name), 'a part of the site']));
  for (const report of reports) {
    for (const name of [page_file(report), offline_file(report)]) owners.set(name_key(name), report.file);
  }
  return owners;
}

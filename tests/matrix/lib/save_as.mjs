/** What a person does to keep a page: Ctrl+S, "complete", Enter, in a browser that no driver holds on to. */

import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium_flags, chromium_path, pause, until } from '../../browser/lib/browser.mjs';
import { firefox_preferences, firefox_program } from './firefox.mjs';

/** Chromium's names for the kinds of its Save As. */
const kinds = { 'html only': 0, complete: 1, mhtml: 2 };

/**
 * @typedef {object} SaveOrder
 * @property {import('./display.mjs').Display} display
 * @property {string} url of a page whose title holds `title`
 * @property {string} title
 * @property {string} folder empty; the page is saved there
 */

/**
 * @param {SaveOrder & {kind: keyof typeof kinds}} order
 * @returns {Promise<string>} the saved page
 */
export async function save_with_chromium({ display, url, title, folder, kind }) {
  const profile = await mkdtemp(join(tmpdir(), 'kanbao-profile-'));
  await mkdir(join(profile, 'Default'));
  const preferences = { savefile: { type: kinds[kind], default_directory: folder } };
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  const browser = spawn(
    chromium_path(),
    [
      ...chromium_flags,
      `--user-data-dir=${profile}`,
      '--password-store=basic',
      '--disable-features=Translate',
      '--test-type',
      url,
    ],
    { env: display.environment, stdio: 'ignore' },
  );
  try {
    const names = { window: `${title}.* - Chromium`, dialog: 'Save File', folder };
    return await (kind === 'html only' ? save(display, names, 0) : save_painted(display, names));
  } finally {
    await end(browser, profile);
  }
}

/**
 * @param {SaveOrder} order
 * @returns {Promise<string>} the saved page
 */
export async function save_with_firefox({ display, url, title, folder }) {
  const profile = await mkdtemp(join(tmpdir(), 'kanbao-profile-'));
  const preferences = {
    'browser.download.dir': folder,
    'browser.download.lastDir': folder,
    'browser.download.folderList': 2,
    'browser.save_converter_index': 0,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.aboutwelcome.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'termsofuse.bypassNotification': true,
    ...firefox_preferences,
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(profile, 'user.js'), lines.join(''));
  const browser = spawn(firefox_program, ['--no-remote', '--profile', profile, url], {
    env: display.environment,
    stdio: 'ignore',
  });
  try {
    return await save_painted(display, { window: title, dialog: 'Save As', folder });
  } finally {
    await end(browser, profile);
  }
}

/**
 * @typedef {object} SaveNames
 * @property {string} window
 * @property {string} dialog
 * @property {string} folder
 */

/**
 * Browsers save the page as it stands. Nobody tells when its canvas has painted, but what was saved does: it is done
 * again, later, when it came too early.
 * @param {import('./display.mjs').Display} display
 * @param {SaveNames} names
 * @returns {Promise<string>}
 */
async function save_painted(display, names) {
  for (const patience of [2500, 5000, 10_000, 30_000]) {
    const page = await save(display, names, patience);
    if (/data-kanbao=(3D)?"canvas"/.test(await readFile(page, 'utf8'))) return page;
    for (const name of await readdir(names.folder)) await rm(join(names.folder, name), { recursive: true });
  }
  throw new Error('the page has not painted its canvas');
}

/**
 * @param {import('./display.mjs').Display} display
 * @param {SaveNames} names
 * @param {number} patience milliseconds between the window's appearance and the keys
 * @returns {Promise<string>}
 */
async function save(display, { window, dialog, folder }, patience) {
  await display.activate(window);
  await pause(patience);
  display.do('mousemove', '960', '700', 'click', '1');
  display.do('key', 'ctrl+s');
  await display.activate(dialog);
  display.do('key', 'alt+s');
  await until(async () => (await saved_pages(folder)).length > 0, 'a page is saved', 30_000);
  await until_at_rest(folder);
  const [page] = await saved_pages(folder);
  return join(folder, /** @type {string} */ (page));
}

/** @param {string} folder */
const saved_pages = async (folder) => (await readdir(folder)).filter((name) => /\.m?html?$/.test(name));

/**
 * What lies beside the page is written after it.
 * @param {string} folder
 */
async function until_at_rest(folder) {
  let last = '';
  await until(
    async () => {
      await pause(1000);
      const now = await listing(folder);
      const is_still = now === last;
      last = now;
      return is_still;
    },
    'the page is saved whole',
    30_000,
  );
}

/** @param {string} folder @returns {Promise<string>} what lies in it and within, and how large */
async function listing(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const lines = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listing(path) : `${path} ${(await stat(path)).size}`;
  });
  return (await Promise.all(lines)).sort().join('\n');
}

/**
 * Its windows are gone afterwards.
 * @param {import('node:child_process').ChildProcess} browser
 * @param {string} profile
 */
async function end(browser, profile) {
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  browser.kill();
  await ended;
  // Its helpers may write for a moment yet.
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
}

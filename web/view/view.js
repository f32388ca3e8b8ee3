/**
 * Where the bundle of view.html begins: a page that opens any Markdown report, from an address (`?src=`) or from files, and
 * shows it as a packed page would. In a worker made from its own source it decodes images.
 */

import create_kanbao from 'kanbao-glue';

import { run_image_worker } from '../images/image_worker.js';
import { is_begun, offer_interface } from '../page/page_interface.js';
import { chosen_files, dropped_files } from './dropped_files.js';
import { save_offline } from './offline_saving.js';
import { Opener } from './opener.js';
import { ReportOpening } from './report_opening.js';
import { fetch_source, most_bytes, source_address } from './source_fetch.js';
import { beside_address, GivenFiles } from './surroundings.js';
import { ViewProblem, words } from './words.js';

/** @typedef {import('./dropped_files.js').GivenFile} GivenFile */

const markdown_ending = /\.(md|markdown)$/i;

if (typeof document === 'undefined') run_image_worker(/** @type {any} */ (globalThis), create_kanbao);
else if (!is_begun()) start_view();

function start_view() {
  const opening = new ReportOpening(create_kanbao);
  /** @type {GivenFiles | null} */
  let given = null;
  /** @type {import('./report_opening.js').Report | null} */
  let report = null;
  let latest = 0;

  const opener = new Opener({
    on_address: (address) => attempt(() => open_address(address)),
    on_chosen: (list) => attempt(() => open_files(chosen_files(list))),
    on_dropped: (transfer) => {
      const files = dropped_files(transfer);
      return attempt(async () => open_files(await files));
    },
    on_keep: () => attempt(keep),
  });

  offer_interface(() => opening.shown);

  const asked = new URLSearchParams(location.search).get('src');
  if (asked) void attempt(() => open_address(asked));

  /** @param {string} written */
  async function open_address(written) {
    const order = ++latest;
    const url = source_address(written.trim());
    opener.show_address(written.trim());
    opener.say(words.reading(url.href));
    const bytes = await fetch_source(url, (count) => opener.say(words.received(size(count))));
    if (order !== latest) return;
    const name = decodeURIComponent(url.pathname.split('/').at(-1) || url.hostname);
    await show(name, bytes, beside_address(url), null);
    remember_address(written.trim());
    go_to_fragment();
  }

  /** @param {GivenFile[]} files */
  async function open_files(files) {
    const reports = files.filter(({ path }) => markdown_ending.test(path));
    if (reports.length === 0) throw new ViewProblem(words.no_markdown);
    reports.sort((a, b) => b.path.localeCompare(a.path, 'en', { numeric: true }));
    const [only] = reports;
    if (only && reports.length === 1) return open_file(only, files);
    opener.offer(
      reports.map(({ path }) => path),
      (index) => {
        const chosen = reports[index];
        return attempt(async () => chosen && open_file(chosen, files));
      },
    );
  }

  /**
   * @param {GivenFile} one
   * @param {GivenFile[]} files that were given with it
   */
  async function open_file({ path, file }, files) {
    const order = ++latest;
    if (file.size > most_bytes) throw new ViewProblem(words.too_large(path));
    opener.say(words.reading(path));
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (order !== latest) return;
    const beside = new GivenFiles(files, path);
    await show(file.name, bytes, beside.resolvers, beside);
    remember_address('');
  }

  /**
   * @param {string} name
   * @param {Uint8Array} bytes
   * @param {import('./surroundings.js').Resolvers} resolvers
   * @param {GivenFiles | null} files
   */
  async function show(name, bytes, resolvers, files) {
    const before = given;
    report = await opening.open(name, bytes, resolvers);
    given = files;
    before?.close();
    opener.fold();
    opener.say('');
  }

  async function keep() {
    if (!report) return;
    const { name, unread } = await save_offline(report, (done, all) => opener.say(words.packing(done, all)));
    opener.say(unread > 0 ? words.kept_without(name, unread) : words.kept(name));
  }

  /** @param {() => Promise<unknown>} run what the reader asked for; whatever fails is said, and the page stays */
  async function attempt(run) {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof ViewProblem)) console.error('kanbao:', error);
      const message = error instanceof Error ? error.message : String(error);
      opener.complain(error instanceof ViewProblem ? message : words.failed(message));
    }
  }
}

// The browser has looked for it before the report was there.
function go_to_fragment() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id) document.getElementById(id)?.scrollIntoView();
}

/** @param {string} address of the report that is open, empty for files */
function remember_address(address) {
  const page = new URL(location.href);
  const is_same = page.searchParams.get('src') === address;
  page.searchParams.delete('src');
  if (address) page.searchParams.set('src', address);
  if (!is_same) page.hash = '';
  try {
    history.replaceState(null, '', page);
  } catch {
    // A sandbox, or file://, lets no page change its address.
  }
}

/** @param {number} bytes */
function size(bytes) {
  return `${Math.max(1, Math.round(bytes / 1000))} kB`;
}

/**
 * What the reader of view.html asks for: to open an address or files, to keep the report as one file. Of several requests
 * under way only the latest counts; whatever fails is said, and the page stays as it is.
 */

import { chosen_files, dropped_files } from './dropped_files.js';
import { save_offline } from './offline_saving.js';
import { Opener } from './opener.js';
import { go_to_fragment, remember_address } from './page_address.js';
import { looks_like_page, markdown_ending, markdown_of, page_ending, page_of } from './report_source.js';
import { fetch_source, most_bytes, source_address } from './source_fetch.js';
import { beside_address, GivenFiles, within_page } from './surroundings.js';
import { ViewProblem, words } from './words.js';

/** @typedef {import('./dropped_files.js').GivenFile} GivenFile */

export class ReportRequests {
  #opening;
  #opener;
  /** @type {GivenFiles[]} those beside the report that is open, and within its page */
  #given = [];
  /** @type {import('./report_opening.js').Report | null} */
  #report = null;
  #latest = 0;

  /** @param {import('./report_opening.js').ReportOpening} opening */
  constructor(opening) {
    this.#opening = opening;
    this.#opener = new Opener({
      on_address: (address) => this.open_address(address),
      on_chosen: (chosen) => void this.#attempt(() => this.#open_files(chosen_files(chosen))),
      on_dropped: (transfer) => {
        // What was dropped must be asked for at once.
        const files = dropped_files(transfer);
        void this.#attempt(async () => this.#open_files(await files));
      },
      on_keep: () => void this.#attempt(() => this.#keep()),
    });
  }

  /** @param {string} written */
  open_address(written) {
    void this.#attempt(() => this.#open_address(written.trim()));
  }

  /** @param {string} written */
  async #open_address(written) {
    const order = ++this.#latest;
    const url = source_address(written);
    this.#opener.show_address(written);
    this.#opener.say(words.reading(url.href));
    const bytes = await fetch_source(url, (count) => this.#opener.say(words.received(size(count))));
    if (order !== this.#latest) return;
    const name = decodeURIComponent(url.pathname.split('/').at(-1) || url.hostname);
    const beside = beside_address(url);
    const page = looks_like_page(bytes) ? page_of(url.href, bytes) : null;
    if (page) await this.#show_page(name, page, { places: [beside], base: url.href });
    else await this.#show({ name, source: markdown_of(name, bytes) }, beside);
    remember_address(written);
    go_to_fragment();
  }

  /** @param {GivenFile[]} files */
  async #open_files(files) {
    const texts = files.filter(({ path }) => markdown_ending.test(path));
    const reports = texts.length > 0 ? texts : files.filter(({ path }) => page_ending.test(path));
    if (files.length === 0) throw new ViewProblem(words.nothing);
    if (reports.length === 0) throw new ViewProblem(words.no_report(files[0].path, files.length));
    if (reports.length === 1) return this.#open_file(reports[0], files);
    reports.sort((a, b) => b.path.localeCompare(a.path, 'en', { numeric: true }));
    const paths = reports.map(({ path }) => path);
    this.#opener.offer(paths, (index) => void this.#attempt(() => this.#open_file(reports[index], files)));
  }

  /**
   * @param {GivenFile} one
   * @param {GivenFile[]} files that were given with it
   */
  async #open_file({ path, file }, files) {
    const order = ++this.#latest;
    if (file.size > most_bytes) throw new ViewProblem(words.too_large(path));
    this.#opener.say(words.reading(path));
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (order !== this.#latest) return;
    const given = new GivenFiles(files, path);
    if (page_ending.test(path)) await this.#show_given_page(file.name, page_of(path, bytes), given);
    else await this.#show({ name: file.name, source: markdown_of(path, bytes) }, given.resolvers, [given]);
    remember_address('');
  }

  /**
   * What does not lie beside the page may be where the page says that it stands.
   * @param {string} name
   * @param {import('./packed_page.js').PackedPage} page
   * @param {GivenFiles} given
   */
  #show_given_page(name, page, given) {
    const base = page.canonical && URL.canParse(page.canonical) ? page.canonical : undefined;
    const hosted = base === undefined ? [] : [beside_address(new URL(base))];
    return this.#show_page(name, page, { places: [given.resolvers, ...hosted], base }, [given]);
  }

  /**
   * @param {string} name of the file
   * @param {import('./packed_page.js').PackedPage} page
   * @param {{places: import('./surroundings.js').Resolvers[], base?: string}} around
   * @param {GivenFiles[]} [given]
   */
  async #show_page(name, page, { places, base }, given = []) {
    const files = page.files(await this.#opening.reader());
    const inside = new GivenFiles(files.inside, name);
    const surroundings = within_page(page, files, { places: [inside.resolvers, ...places], base });
    const { source, components } = page;
    await this.#show({ name, source, components }, surroundings, [inside, ...given]);
  }

  /**
   * @param {import('./report_opening.js').GivenReport} report
   * @param {import('./surroundings.js').Resolvers} surroundings
   * @param {GivenFiles[]} [given]
   */
  async #show(report, surroundings, given = []) {
    this.#report = await this.#opening.open(report, surroundings);
    for (const files of this.#given) files.close();
    this.#given = given;
    this.#opener.fold();
    this.#opener.say('');
  }

  async #keep() {
    if (!this.#report) return;
    const on_progress = (/** @type {number} */ done, /** @type {number} */ all) =>
      this.#opener.say(words.packing(done, all));
    const { name, unread } = await save_offline(this.#report, await this.#opening.reader(), on_progress);
    this.#opener.say(unread > 0 ? words.kept_without(name, unread) : words.kept(name));
  }

  /** @param {() => Promise<unknown>} run what the reader asked for */
  async #attempt(run) {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof ViewProblem)) console.error('kanbao:', error);
      const message = error instanceof Error ? error.message : String(error);
      this.#opener.complain(error instanceof ViewProblem ? message : words.failed(message), this.#report?.title);
    }
  }
}

/** @param {number} bytes */
function size(bytes) {
  return `${Math.max(1, Math.round(bytes / 1000))} kB`;
}

/**
 * What a report that is opened here refers to: images, media and other reports, beside its address or among the files that were
 * given with it.
 */

/** @typedef {Omit<import('../report/report_composing.js').Resolvers, 'emoji_table' | 'formula_maker' | 'highlighter'>} Resolvers */
/** @typedef {import('./dropped_files.js').GivenFile} GivenFile */

const is_absolute = (/** @type {string} */ url) => /^([a-z][a-z\d+.-]*:|\/\/)/i.test(url);
const is_web_address = (/** @type {string} */ url) => /^https?:/i.test(url);

/**
 * @param {URL} base address of the report
 * @returns {Resolvers}
 */
export function beside_address(base) {
  return {
    image: async (url) => {
      if (is_absolute(url)) return { remote: true };
      return { placed: { url: new URL(url, base).href, width: 0, height: 0 } };
    },
    media: async (url) => (is_absolute(url) ? { remote: true } : { placed: { url: new URL(url, base).href, size: 0 } }),
    link: (url) => {
      if (is_absolute(url) || url === '') return { foreign: true };
      if (url.startsWith('#')) return { target: { anchor: url.slice(1), url } };
      const address = new URL(url, base);
      const is_report = /\.(md|markdown)$/i.test(address.pathname);
      return { target: { anchor: '', url: is_report ? `?src=${encodeURIComponent(address.href)}` : address.href } };
    },
  };
}

/**
 * @param {Pick<import('./packed_page.js').PackedPage, 'links'>} page
 * @param {import('./packed_page.js').PageFiles} files
 * @param {object} around
 * @param {Resolvers[]} around.places where its files may be; the first that has one gives it
 * @param {string} [around.base] address of the page
 * @returns {Resolvers} of the report that the page carries
 */
export function within_page({ links }, { addresses }, { places, base }) {
  return {
    image: async (url) => {
      const address = addresses.get(url);
      if (address === undefined) return is_absolute(url) ? { remote: true } : { fault: 'missing' };
      if (is_web_address(address)) return { placed: { url: address, width: 0, height: 0 } };
      return (await first_placed(places.map(({ image }) => image(address)))) ?? { fault: 'missing' };
    },
    media: async (url) => {
      const address = addresses.get(url);
      if (address === undefined) return is_absolute(url) ? { remote: true } : { fault: 'missing' };
      if (is_web_address(address)) return { placed: { url: address, size: 0 } };
      return (await first_placed(places.map(({ media }) => media(address)))) ?? { fault: 'missing' };
    },
    link: (url) => {
      const target = links.get(url) ?? url;
      if (target.startsWith('#')) return { target: { anchor: target.slice(1), url: target } };
      const is_known = URL.canParse(target, base) && target !== '' && !is_absolute(url);
      const address = is_known ? new URL(target, base).href : '';
      return is_web_address(address) ? { target: { anchor: '', url: address } } : { foreign: true };
    },
  };
}

/**
 * @template {object} Outcome
 * @param {Promise<Outcome>[]} outcomes
 * @returns {Promise<Outcome | undefined>}
 */
async function first_placed(outcomes) {
  return (await Promise.all(outcomes)).find((outcome) => 'placed' in outcome);
}

/** The files that were given with a report. Their addresses hold until `close`. */
export class GivenFiles {
  #files;
  #folder;
  /** @type {Map<GivenFile, string>} */
  #addresses = new Map();

  /**
   * @param {GivenFile[]} files
   * @param {string} report path of the report among them
   */
  constructor(files, report) {
    this.#files = files;
    this.#folder = report.split('/').slice(0, -1);
  }

  /** @returns {Resolvers} */
  get resolvers() {
    return {
      image: async (url) => this.#image(url),
      media: async (url) => this.#media(url),
      link: (url) => (url.startsWith('#') ? { target: { anchor: url.slice(1), url } } : { foreign: true }),
    };
  }

  close() {
    for (const address of this.#addresses.values()) URL.revokeObjectURL(address);
  }

  /** @param {string} url @returns {import('../report/report_composing.js').ImageOutcome} */
  #image(url) {
    if (is_absolute(url)) return { remote: true };
    const given = this.#find(decoded(url.replace(/[?#].*$/, '')));
    return given ? { placed: { url: this.#address(given), width: 0, height: 0 } } : { fault: 'missing' };
  }

  /** @param {string} url @returns {import('../report/media_facts.js').MediaOutcome} */
  #media(url) {
    if (is_absolute(url)) return { remote: true };
    const given = this.#find(decoded(url.replace(/[?#].*$/, '')));
    return given ? { placed: { url: this.#address(given), size: given.file.size } } : { fault: 'missing' };
  }

  /** @param {GivenFile} given */
  #address(given) {
    const address = this.#addresses.get(given) ?? URL.createObjectURL(given.file);
    this.#addresses.set(given, address);
    return address;
  }

  /**
   * By its path, or, where the folders did not come along, by its name alone.
   * @param {string} path relative to the report
   */
  #find(path) {
    const parts = [...this.#folder];
    for (const part of path.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.' && part !== '') parts.push(part);
    }
    const full = parts.join('/').normalize();
    const name = parts.at(-1)?.normalize();
    return (
      this.#files.find((given) => given.path.normalize() === full) ??
      this.#files.find((given) => !given.path.includes('/') && given.path.normalize() === name)
    );
  }
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

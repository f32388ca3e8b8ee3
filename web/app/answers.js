/**
 * What a worker answers to its pages. A page comes from the network as long as there is one that answers, so that nothing old is
 * shown as new; a file whose name carries its content's hash comes from what is kept. Everything else is left to the browser.
 */

import { missing_page, page_with_note } from './kept_pages.js';

/** @typedef {import('./kept_files.js').KeptFile} KeptFile */
/** @typedef {import('./worker_scope.js').AskingEvent & import('./worker_scope.js').LastingEvent} AskingEvent */

/** Milliseconds after which what is kept is shown in place of what does not come. */
const patience = 4000;

export class Answers {
  #files;
  #store;
  #language;

  /**
   * @param {import('./kept_files.js').KeptFiles} files
   * @param {import('./kept_store.js').KeptStore} store
   * @param {string} language the site's
   */
  constructor(files, store, language) {
    this.#files = files;
    this.#store = store;
    this.#language = language;
  }

  /** @param {AskingEvent} event */
  give(event) {
    const { method, mode, url, headers } = event.request;
    if (method !== 'GET' || headers.has('range')) return;
    const file = this.#files.find(url);
    if (mode === 'navigate') this.#give_page(event, file);
    else if (file) {
      event.respondWith(file.hash === undefined ? this.#kept_first(event, file) : this.#newest(event, file));
    }
  }

  /** Frames have what the network gives. @param {AskingEvent} event @param {KeptFile} [file] */
  #give_page(event, file) {
    const { url, destination } = event.request;
    const is_ours = destination === 'document' && this.#files.could_be_page(url);
    if (is_ours) event.respondWith(this.#page(event, file));
    else if (event.preloadResponse) event.respondWith(from_network(event));
  }

  /** @param {AskingEvent} event @param {KeptFile} [file] */
  async #page(event, file) {
    const { url } = event.request;
    const network = from_network(event);
    const missing = () => missing_page(this.#files.places, this.#language, url);
    if (!file) return network.catch(missing);
    return (await in_time(network)) ?? (await this.#kept_page(file, url)) ?? network.catch(missing);
  }

  /** @param {KeptFile} file @param {string} address */
  async #kept_page(file, address) {
    const kept = await this.#store.find(file);
    return kept && page_with_note(kept, address);
  }

  /** @param {AskingEvent} event @param {KeptFile} file */
  async #kept_first({ request }, file) {
    return (await this.#store.find(file)) ?? fetch(request);
  }

  /** @param {AskingEvent} event @param {KeptFile} file */
  async #newest(event, file) {
    const network = from_network(event);
    return (await in_time(network)) ?? (await this.#store.find(file)) ?? network;
  }
}

/** @param {AskingEvent} event @returns {Promise<Response>} */
function from_network(event) {
  const answer = Promise.resolve(event.preloadResponse).then((early) => early ?? fetch(event.request));
  // A browser complains of an early answer that nobody waits for.
  event.waitUntil(answer.catch(() => {}));
  return answer;
}

/**
 * @param {Promise<Response>} network
 * @returns {Promise<Response | undefined>} undefined where no answer comes, or none but that the host has failed
 */
async function in_time(network) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((/** @type {(late: undefined) => void} */ done) => {
    timer = setTimeout(() => done(undefined), patience);
  });
  const answer = await Promise.race([network.catch(() => undefined), late]);
  clearTimeout(timer);
  return answer && answer.status < 500 ? answer : undefined;
}

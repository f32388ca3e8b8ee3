/**
 * What a worker answers to its pages. A page comes from the network as long as there is one that answers, so that nothing old is
 * shown as new; a file whose name carries its content's hash comes from what is kept. Everything else is left to the browser.
 */

import { missing_page, page_with_note } from './kept_pages.js';

/** @typedef {import('./kept_files.js').KeptFile} KeptFile */
/** @typedef {import('./worker_scope.js').AskingEvent} AskingEvent */

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
    else if (file) this.#give_file(event, file);
  }

  /** @param {AskingEvent} event @param {KeptFile} file */
  #give_file(event, file) {
    const carries_hash = file.hash === undefined;
    event.respondWith(carries_hash ? this.#kept_first(event, file) : this.#newest(event, file));
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

/**
 * What does not come in time is waited for no longer: a browser has the next question for the same page wait behind it.
 * @param {AskingEvent} event
 * @returns {Promise<Response>}
 */
async function from_network({ request, preloadResponse }) {
  return (await preloadResponse) ?? fetch(request);
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

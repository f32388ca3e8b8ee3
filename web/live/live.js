/**
 * What a server that packs reports while they are written (`kanbao serve`) puts into each page that it shows: a change is shown where
 * the reader is, and what hinders packing is said in the page.
 */

import { PageSource } from './page_source.js';
import { show_trouble } from './trouble.js';

/**
 * @typedef {object} Packed what the server tells after packing, and once to each page that comes
 * @property {number} version counts what was packed; another server counts from elsewhere
 * @property {string[] | null} changed names of the files that are not what they were in the version that the page has; null where the
 *   server does not know it
 * @property {string} trouble why the last try has failed; empty where it has not
 */

const own = /** @type {HTMLScriptElement} */ (document.currentScript);
const page = new PageSource();
let version = Number(own.dataset.version);

/** @param {Packed} packed */
async function follow(packed) {
  show_trouble(packed.trouble);
  if (packed.version === version) return;
  version = packed.version;
  if (concerns_page(packed.changed)) await page.renew();
}

/** @param {Packed['changed']} changed */
function concerns_page(changed) {
  if (!changed) return true;
  const name = decodeURIComponent(location.pathname.slice(1)) || 'index.html';
  return changed.some((file) => file === name || file === `${name}.html` || name === 'compare.html');
}

// One after the other: what comes while a page is renewed is newer than it.
let work = Promise.resolve();
// A page that shows reports in frames looks after them.
if (parent === self) {
  const events = new EventSource(`${own.dataset.events}?since=${version}`);
  events.addEventListener('message', ({ data }) => {
    work = work.then(() => follow(JSON.parse(data))).catch((error) => console.error('kanbao:', error));
  });
}

/**
 * Gives each heading a link to itself, which copies its address when it is pressed. It is for the mouse: its sign is the style
 * sheet's, so that it is neither read aloud, nor copied, nor found.
 */

import headings_css from '../css/tools/headings.css';
import { element } from '../report/element.js';
import { announcer, copied, long_enough } from './clipboard.js';
import { in_batches } from './in_batches.js';
import { report_address } from './report_address.js';
import { add_style, can_style } from './tool_style.js';
import { choose_words } from './tool_words.js';

const at_a_time = 200; // of tens of thousands

const simplified = { name: '复制本节的链接', done: '已复制链接', failed: '无法复制链接，请从地址栏复制' };
const traditional = { name: '複製本節的連結', done: '已複製連結', failed: '無法複製連結，請從網址列複製' };
const english = {
  name: 'Copy the link to this section',
  done: 'Link copied',
  failed: 'Copying failed, copy the link from the address bar',
};

/** @typedef {(link: HTMLAnchorElement) => Promise<void>} CopyLink */

/** @type {import('./report_handle.js').AttachTool} */
export function attach(report, signal) {
  if (can_style()) add_style(headings_css, signal);
  const words = choose_words({ simplified, traditional, english });
  const announce = announcer(report, document.body);
  const copy = (/** @type {HTMLAnchorElement} */ link) => copy_address(link, words, announce);
  const add = (/** @type {HTMLElement} */ heading) => report.add(heading, link_to(heading.id, words.name, copy));
  in_batches(report.headings(), at_a_time, add, signal);
}

/**
 * @param {string} id
 * @param {string} name
 * @param {CopyLink} copy
 */
function link_to(id, name, copy) {
  const attributes = { class: 'self', title: name, tabindex: '-1', 'aria-hidden': 'true' };
  const link = /** @type {HTMLAnchorElement} */ (element('a', attributes));
  link.href = `#${encodeURIComponent(id)}`;
  link.addEventListener('click', () => void copy(link)); // and the browser goes there
  return link;
}

/**
 * @param {HTMLAnchorElement} link
 * @param {typeof english} words
 * @param {(said: string) => void} announce
 */
async function copy_address(link, words, announce) {
  const is_done = await copied(report_address() + link.hash, /** @type {Element} */ (link.parentElement));
  const said = is_done ? words.done : words.failed;
  link.setAttribute('data-said', is_done ? '✓' : '✗');
  link.title = said;
  announce(said);
  setTimeout(() => {
    link.removeAttribute('data-said');
    link.title = words.name;
    announce('');
  }, long_enough);
}

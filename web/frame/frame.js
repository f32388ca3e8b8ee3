/**
 * A report in a frame of another page: tells its host what it is and how tall, does what the host asks, and never takes
 * the host's focus or scroll position. It runs in every framed page, also where the canvas never comes, and needs
 * nothing that a sandbox refuses: no storage, no history, no clipboard.
 */

import tall_frame_css from '../css/tall_frame.css';
import { open_around } from '../report/closed_details.js';
import { follow_band } from './band.js';
import { find_next } from '../report/found_words.js';
import { Host } from './host.js';
import { follow_links } from './links.js';
import { offer_comparison } from './comparison.js';

const above_heading = 16; // CSS px between the frame's edge and what was asked for

const root = document.documentElement;
const host = new Host();

if (root.dataset.height === 'auto') hide_scroll_bars();

host.on('theme', ({ theme }) => {
  if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme);
  else if (theme === 'auto') root.removeAttribute('data-theme');
});

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();

// The frame will be as tall as the report: scroll bars would come and go while it grows. No saved page keeps this sheet.
function hide_scroll_bars() {
  if (!('adoptedStyleSheets' in document)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tall_frame_css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function begin() {
  const article = document.querySelector('article#report');
  if (!(article instanceof HTMLElement)) return;
  host.on('go', ({ heading }) => {
    if (typeof heading === 'string') go(heading);
  });
  host.on('find', ({ text }) => {
    if (typeof text === 'string') find(article, text);
  });
  host.say('ready', { title: document.title, outline: outline_of(article), height: page_height() });
  follow_height();
  follow_status();
  follow_links(host, tell_place);
  follow_band(host);
  offer_comparison(host);
}

/** @param {string} id */
function go(id) {
  const heading = heading_at(id);
  if (!heading) return;
  show(heading.getBoundingClientRect());
  tell_place(id);
}

/**
 * @param {HTMLElement} article
 * @param {string} text
 */
function find(article, text) {
  const found = find_next(article, text);
  if (found) {
    open_around(found.range.startContainer);
    const { startContainer, startOffset, endContainer, endOffset } = found.range;
    getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    show(found.range.getBoundingClientRect());
  }
  const top = found ? found.range.getBoundingClientRect().top + scrollY : null;
  host.say('found', { text, matches: found?.matches ?? 0, top });
}

// Only this window scrolls: scrollIntoView would move the pages around it.
/** @param {DOMRect} rect */
function show({ top }) {
  scrollTo({ top: top + scrollY - above_heading, behavior: 'instant' });
}

/** @param {string} id */
function tell_place(id) {
  const heading = heading_at(id);
  if (heading) host.say('navigated', { heading: id, top: heading.getBoundingClientRect().top + scrollY });
}

/** @param {string} id */
function heading_at(id) {
  const heading = document.getElementById(id);
  if (heading) open_around(heading);
  return heading;
}

/** @param {HTMLElement} article */
function outline_of(article) {
  return [...article.querySelectorAll(':is(h1, h2, h3, h4, h5, h6)[id]')].map((heading) => {
    return { id: heading.id, level: Number(heading.tagName[1]), text: heading.textContent?.trim() ?? '' };
  });
}

function page_height() {
  return Math.ceil(root.getBoundingClientRect().height);
}

/**
 * Lines are filled better where the canvas shows them, so that a report may end a few lines earlier than its HTML. A host
 * that has given its frame the first height is not asked to move its own text up for that.
 */
function follow_height() {
  let known = page_height();
  const note_canvas = () => {
    if (root.dataset.kanbao === 'canvas') known = Math.min(known, page_height());
  };
  new MutationObserver(note_canvas).observe(root, { attributeFilter: ['data-kanbao'] });
  const observer = new ResizeObserver(() => {
    const height = page_height();
    if (height !== known) host.say('height', { height });
    known = height;
  });
  observer.observe(root);
}

// What the line below the report says, the host may want to know.
function follow_status() {
  const line = document.querySelector('p#status');
  if (!line) return;
  const tell = () => {
    if (line.textContent) host.say('error', { message: line.textContent });
  };
  tell();
  new MutationObserver(tell).observe(line, { childList: true, characterData: true, subtree: true });
}

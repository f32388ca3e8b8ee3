/**
 * Marks in the outline the section that is read, and keeps its link in view. Where the headings are is known before the
 * reader scrolls, so that a scroll asks nothing of the page but how far it went.
 */

import { closed_content } from '../report/closed_details.js';

const below_top = 0.25; // of the window's height: a heading that has come so far is being read

/**
 * @typedef {object} Places CSS px of the document
 * @property {{link: HTMLAnchorElement, top: number}[]} sections whose headings can be seen
 * @property {number} line below the window's top, at which a section begins
 * @property {number} end how far the page scrolls
 */

/**
 * @param {import('./report_handle.js').ReportHandle} report
 * @param {HTMLElement} nav
 * @param {AbortSignal} signal
 */
export function mark_current_section(report, nav, signal) {
  const links = Array.from(nav.querySelectorAll('a'));
  /** @type {Places} */
  let places = { sections: [], line: 0, end: 0 };
  let current = nav.querySelector('[aria-current]');
  const mark = () => {
    const link = current_link(places);
    if (link === current) return;
    if (link) keep_in_view(nav, link); // asks where it is, so before anything is changed
    if (current) current.removeAttribute('aria-current');
    if (link) link.setAttribute('aria-current', 'location');
    current = link;
  };
  const measure = () => {
    places = places_of(links);
    mark();
  };
  const observer = new ResizeObserver(measure);
  observer.observe(report.article);
  signal.addEventListener('abort', () => observer.disconnect());
  report.on_laid_out(measure);
  addEventListener('resize', measure, { signal });
  addEventListener('hashchange', mark, { signal });
  addEventListener('scroll', mark, { signal, passive: true });
}

/** @param {HTMLAnchorElement[]} links @returns {Places} */
function places_of(links) {
  const { clientHeight, scrollHeight } = document.documentElement;
  const sections = [];
  for (const link of links) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!heading || heading.closest(closed_content)) continue;
    sections.push({ link, top: heading.getBoundingClientRect().top + scrollY });
  }
  return { sections, line: below_top * clientHeight, end: scrollHeight - clientHeight };
}

/**
 * At the page's end no further section comes up: there it is the one that was asked for, else the last.
 * @param {Places} places
 * @returns {HTMLAnchorElement | null} none before the first
 */
function current_link({ sections, line, end }) {
  const is_end = scrollY > 0 && scrollY >= end - 1;
  const asked = sections.find(({ link, top }) => is_end && top >= scrollY && link.hash === location.hash);
  if (asked) return asked.link;
  const reached = is_end ? Infinity : scrollY + line;
  let last = sections.length - 1;
  while (last >= 0 && sections[last].top > reached) last -= 1;
  return last >= 0 ? sections[last].link : null;
}

/**
 * @param {HTMLElement} nav
 * @param {HTMLElement} link
 */
function keep_in_view(nav, link) {
  const list = nav.getBoundingClientRect();
  const { top, bottom } = link.getBoundingClientRect();
  if (top < list.top + link.offsetHeight || bottom > list.bottom - link.offsetHeight) {
    nav.scrollTop += (top + bottom) / 2 - (list.top + list.bottom) / 2;
  }
}

/**
 * The only script that every browser runs, in the page's head. It sets what the address asks for or the reader has chosen
 * before (theme, size of text and what else makes the look), notes when the browser's find is open, asks whether this
 * browser has what kanbao needs, and only then begins. Where something is missing the page stays the HTML that it is, and a
 * quiet line below the report says why.
 *
 * It waits for the first paint, because whatever runs before takes time from it; what will be needed is on its way
 * meanwhile.
 */

import { is_opaque } from '../engine/opaque_page.js';
import { take_over } from '../report/look_taking.js';
import { part_element, run_part } from '../report/page_parts.js';
import { look_choices, own_global, remove_additions } from '../report/tool_border.js';
import { stored } from '../report/stored_setting.js';
import { compiles_wasm, has_interfaces, has_webgl } from './probe.js';
import { say_quietly } from './quiet_line.js';
import { tend_save_link } from './save_link.js';
import { load_tools } from './tools_loading.js';

const root = document.documentElement;
const find = 'data-kanbao-find';

// Before the first paint, so that the page is never seen in the other colours, nor in another size.
for (const name in look_choices) take_over(name, stored(name));
take_over('chrome');
root.removeAttribute('data-height');
if (/[?&]height=auto(&|$)/.test(location.search)) root.setAttribute('data-height', 'auto');

// A page may have been saved while its find was open.
function leave_find() {
  root.removeAttribute(find);
}

/** @param {KeyboardEvent} event */
function note_find(event) {
  const has_modifier = event.ctrlKey || event.metaKey;
  if (event.key === 'F3' || (has_modifier && /^[fg]$/i.test(event.key))) root.setAttribute(find, '');
  else if (!/^(Control|Meta|Shift)$/.test(event.key)) leave_find();
}

// Nor does a saved page show its canvas yet.
root.setAttribute('data-kanbao', 'html');
leave_find();
addEventListener('keydown', note_find, true);
addEventListener('pointerdown', leave_find, true);
addEventListener('focus', leave_find);

/** @type {HTMLLinkElement[]} */
const hints = [];

/**
 * @param {string} as
 * @param {string} href
 */
function hint(as, href) {
  const link = document.createElement('link');
  link.rel = 'preload';
  link.as = as;
  if (as === 'fetch') link.crossOrigin = 'anonymous';
  link.href = href;
  document.head.appendChild(link);
  hints.push(link);
}

function send_for_parts() {
  const program = part_element('program');
  const module = part_element('module');
  if (!program || !module || !program.src) return;
  hint('script', program.src);
  if (is_opaque) hint('script', module.src);
  else hint('fetch', module.getAttribute('data-wasm') || '');
}

/** @param {import('../report/report_language.js').Reason} reason why no canvas will come */
function stay_html(reason) {
  say_quietly(reason);
  load_tools();
}

// A web page of an error, or half a script, may arrive in its place.
function check_arrival() {
  for (const link of hints) link.remove();
  if (!own_global('kanbao')) stay_html('unreachable');
}

function begin() {
  const program = part_element('program');
  if (!program) return;
  if (!has_interfaces()) stay_html('browser');
  else if (!compiles_wasm()) stay_html('wasm');
  else if (!program.hasAttribute('data-html-too') && !has_webgl()) stay_html('webgl');
  else run_part(program, check_arrival);
}

/**
 * Where the browser tells when it has painted text, that is waited for; else the frame after the next one. Chromium may
 * keep it from a frame whose host scrolls meanwhile until the frame next changes, so nothing waits for ever.
 * @param {() => void} then
 */
function after_first_paint(then) {
  const types = (window.PerformanceObserver && PerformanceObserver.supportedEntryTypes) || [];
  if (types.indexOf('paint') < 0) {
    requestAnimationFrame(() => setTimeout(then));
    return;
  }
  let is_painted = false;
  let waiting = 0;
  const go_on = () => {
    observer.disconnect();
    clearTimeout(waiting);
    if (!is_painted) then();
    is_painted = true;
  };
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) go_on();
  });
  observer.observe({ type: 'paint', buffered: true });
  after_parsing(() => {
    if (!is_painted) waiting = window.setTimeout(() => requestAnimationFrame(go_on), 1000);
  });
}

/** @param {() => void} then */
function after_parsing(then) {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then);
  else then();
}

// A page that was saved while tools were at work holds what they had added, without its style.
after_parsing(() => remove_additions(document));
after_parsing(tend_save_link);
const frame = parent === self ? null : part_element('frame');
if (frame) run_part(frame);

if (!('requestAnimationFrame' in window)) {
  after_parsing(() => stay_html('browser'));
} else {
  if (has_interfaces() && compiles_wasm() && has_webgl()) send_for_parts();
  after_first_paint(() => after_parsing(begin));
}

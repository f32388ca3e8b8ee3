/**
 * What a reading tool knows of the page: the report as the reader sees it, and ways to hear of it and to add to it. It
 * stands on the page's elements and events alone, so it is the same where the canvas never comes.
 */

import { open_around } from '../report/closed_details.js';
import { arrange_rows } from '../report/table_rows.js';
import { laid_out_event, own_global, remove_additions, tool_mark } from '../report/tool_border.js';

/**
 * @typedef {object} ReportHandle
 * @property {HTMLElement} article the report's elements; in the canvas's state they lie transparent beneath the picture
 * @property {() => 'canvas' | 'html'} state what the reader sees
 * @property {(listener: () => void) => void} on_state_changed
 * @property {() => HTMLElement[]} headings those that can be linked to, in reading order
 * @property {(target: Element) => void} reveal scrolls to an element of the article
 * @property {(arrangement: Arrangement) => Promise<void>} arrange shows tables with their rows in another order, or some of
 *   them hidden, in place of any former arrangement
 * @property {(change: () => void) => void} restyle makes a change of how the page sets its text, with the reader's place kept
 * @property {(parent: Element, addition: HTMLElement, before?: Node | null) => void} add puts a tool's own element at a
 *   parent's end, or before a child, in the article or around it, where it counts as none of the report's; it goes when the tools end
 * @property {(listener: () => void) => void} on_laid_out told when the canvas has taken a new layout, its elements with it
 */

/** @typedef {import('../report/table_rows.js').Arrangement} Arrangement */

/** @typedef {(report: ReportHandle, signal: AbortSignal) => void} AttachTool */

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => `${tag}[id]`).join();

/**
 * @param {HTMLElement} article
 * @param {AbortSignal} signal ends what the tools listen to and takes away what they have added
 * @returns {ReportHandle}
 */
export function report_handle(article, signal) {
  signal.addEventListener('abort', () => remove_additions(document.body));
  return {
    article,
    state,
    on_state_changed: (listener) => follow_state(guarded(listener), signal),
    headings: () =>
      Array.from(article.querySelectorAll(headings)).map((heading) => /** @type {HTMLElement} */ (heading)),
    arrange: (arrangement) => arrange(article, arrangement),
    restyle: (change) => restyle(article, change),
    reveal: (target) => {
      open_around(target);
      target.scrollIntoView();
    },
    add: (parent, addition, before = null) => {
      addition.setAttribute(tool_mark, '');
      parent.insertBefore(addition, before);
    },
    on_laid_out: (listener) => article.addEventListener(laid_out_event, guarded(listener), { signal }),
  };
}

/**
 * The engine arranges the report where there is one; else, and where somebody else has changed the article, its rows are
 * moved as they are.
 * @param {HTMLElement} article
 * @param {Arrangement} arrangement
 */
async function arrange(article, arrangement) {
  const kanbao = own_global('kanbao');
  if (!kanbao || !(await kanbao.arrange(arrangement))) arrange_rows(article, arrangement);
}

/**
 * The program changes to the HTML for it; where there is none, it is the HTML that is seen.
 * @param {HTMLElement} article
 * @param {() => void} change
 */
function restyle(article, change) {
  const kanbao = own_global('kanbao');
  if (kanbao && kanbao.restyle(change)) return;
  const top_of = (/** @type {Element} */ block) => block.getBoundingClientRect().top;
  const topmost = scrollY > 0 && Array.from(article.children).find((block) => top_of(block) >= 0);
  const before = topmost ? top_of(topmost) : 0;
  change();
  if (topmost) scrollBy(0, top_of(topmost) - before);
}

/**
 * Attaches each tool; one that throws is reported and the others are attached all the same.
 * @param {Record<string, AttachTool>} tools by name
 * @param {ReportHandle} report
 * @param {AbortSignal} signal
 */
export function attach_tools(tools, report, signal) {
  for (const attach of Object.values(tools)) guarded(() => attach(report, signal))();
}

/**
 * What a tool does on the page's call must not fail the page.
 * @param {() => void} run
 */
function guarded(run) {
  return () => {
    try {
      run();
    } catch (error) {
      console.error('kanbao: a reading tool failed:', error);
    }
  };
}

function state() {
  return document.documentElement.dataset.kanbao === 'canvas' ? 'canvas' : 'html';
}

/**
 * The page says its state with every layout, also where it stays the same.
 * @param {() => void} listener
 * @param {AbortSignal} signal
 */
function follow_state(listener, signal) {
  let last = state();
  const observer = new MutationObserver(() => {
    if (state() === last) return;
    last = state();
    listener();
  });
  observer.observe(document.documentElement, { attributeFilter: ['data-kanbao'] });
  signal.addEventListener('abort', () => observer.disconnect());
}

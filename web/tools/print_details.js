/** Prints details open where the browser knows no style for what they hold (css/paper.css); afterwards they are as before. */

/** @type {import('./report_handle.js').AttachTool} */
export function attach(report, signal) {
  if (CSS.supports('selector(::details-content)')) return;
  /** @type {Element[]} */
  let opened = [];
  const open = () => {
    opened = Array.from(report.article.querySelectorAll('details:not([open])'));
    for (const details of opened) details.setAttribute('open', '');
  };
  const close = () => {
    for (const details of opened.splice(0)) details.removeAttribute('open');
  };
  addEventListener('beforeprint', open, { signal });
  addEventListener('afterprint', close, { signal });
}

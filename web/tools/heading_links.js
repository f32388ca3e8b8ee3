/**
 * Gives each heading a link to itself. It is for the mouse, to copy the heading's address: its sign is the style sheet's, so
 * that it is neither read aloud, nor copied, nor found.
 */

const at_a_time = 200; // of tens of thousands, each batch gives way to the reader

/** @type {import('./report_handle.js').AttachTool} */
export function attach(report, signal) {
  const headings = report.headings();
  let done = 0;
  const add_some = () => {
    if (signal.aborted) return;
    const some = headings.slice(done, done + at_a_time);
    for (const heading of some) report.add(heading, link_to(heading.id));
    done += some.length;
    if (done < headings.length) setTimeout(add_some);
  };
  add_some();
}

/** @param {string} id */
function link_to(id) {
  const link = document.createElement('a');
  link.className = 'self';
  link.href = `#${encodeURIComponent(id)}`;
  link.tabIndex = -1;
  link.setAttribute('aria-hidden', 'true');
  return link;
}

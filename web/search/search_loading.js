/** Brings the program of the search (web/search/main.js) when somebody first wants to search. */

import { archive_link } from '../report/bar_links.js';
import { element } from '../report/element.js';
import { run_part } from '../report/page_parts.js';
import { own_global } from '../report/tool_border.js';

/** A second program would tend the field once more. */
let is_coming = false;

/**
 * @param {HTMLScriptElement} part names it, and says what is to be said where it does not arrive
 * @param {HTMLInputElement} field that it tends, the last of its siblings
 * @param {() => void} [close] what leaving the field does; else it is emptied
 */
export function load_search(part, field, close) {
  const attach = () => {
    const program = own_global('kanbao_search');
    if (program) program.attach(field, close);
    return program;
  };
  if (is_coming || attach()) return;
  is_coming = true;
  // What an input method has begun is no word yet.
  field.addEventListener('compositionstart', () => (field.dataset.composing = ''));
  field.addEventListener('compositionend', () => delete field.dataset.composing);
  run_part(part, () => {
    is_coming = false;
    if (attach() || field.nextSibling) return;
    const line = element('p', { role: 'status' }, part.dataset.fault);
    const archive = archive_link();
    if (archive) line.append(element('a', { href: archive.href }, archive.text));
    field.after(line);
  });
}

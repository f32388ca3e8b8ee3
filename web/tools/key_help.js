/** `?` lists the keys that the tools have, and switches them off for who does not want any. */

import help_css from '../css/tools/key_help.css';
import { element } from '../report/element.js';
import { keys_are_on, known_keys, on_key, switch_keys } from './tool_keys.js';
import { has_popovers, tool_popover } from './tool_popover.js';
import { choose_words } from './tool_words.js';

const simplified = { name: '快捷键', on: '启用快捷键' };
/** @type {typeof simplified} */
const traditional = { name: '快速鍵', on: '啟用快速鍵' };
/** @type {typeof simplified} */
const english = { name: 'Keys', on: 'Keys are on' };

let open_help = () => {};

/** For who has switched the keys off. */
export const open_key_help = () => open_help();

/** @type {import('./report_handle.js').AttachTool} */
export function attach(report, signal) {
  if (!has_popovers()) return;
  const words = choose_words({ simplified, traditional, english });
  const fill = () => panel.replaceChildren(...contents(words));
  const { panel, open } = tool_popover(report, {
    name: words.name,
    button: null,
    css: help_css,
    on_open: fill,
    signal,
  });
  panel.classList.add('keys');
  on_key({ key: '?', says: words.name, act: open, signal });
  open_help = open;
}

/** @param {typeof english} words */
function contents({ name, on }) {
  const list = element('dl');
  for (const { key, says } of known_keys()) {
    const term = element('dt');
    term.append(element('kbd', {}, key));
    list.append(term, element('dd', {}, says));
  }
  const label = element('label');
  const box = /** @type {HTMLInputElement} */ (element('input', { type: 'checkbox' }));
  box.checked = keys_are_on();
  box.addEventListener('change', () => switch_keys(box.checked));
  label.append(box, ` ${on}`);
  return [element('h2', {}, name), list, label];
}

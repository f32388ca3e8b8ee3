/** `?` lists the keys that the tools have, and switches them off for who does not want any. */

import help_css from '../css/tools/key_help.css';
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
  const heading = document.createElement('h2');
  heading.textContent = name;
  const list = document.createElement('dl');
  for (const { key, says } of known_keys()) {
    const [term, meaning] = [document.createElement('dt'), document.createElement('dd')];
    const cap = document.createElement('kbd');
    cap.textContent = key;
    term.append(cap);
    meaning.textContent = says;
    list.append(term, meaning);
  }
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = keys_are_on();
  box.addEventListener('change', () => switch_keys(box.checked));
  label.append(box, ` ${on}`);
  return [heading, list, label];
}

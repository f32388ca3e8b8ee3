/**
 * The reader's own setting: colours, size of text, length of lines, alignment, font. A choice is seen at once and kept for the
 * next visit; what the address asked for is forgotten then.
 */

import settings_css from '../css/tools/reader_settings.css';
import { element } from '../report/element.js';
import { look_choices } from '../report/tool_border.js';
import { bar_button } from './bar_buttons.js';
import { open_key_help } from './key_help.js';
import { has_song_face } from './song_face.js';
import { store } from '../report/stored_setting.js';
import { text_button } from './tool_elements.js';
import { on_key } from './tool_keys.js';
import { has_popovers, tool_popover } from './tool_popover.js';
import { choose_words } from './tool_words.js';

const simplified = {
  name: '阅读设置',
  dark: '浅色或深色',
  theme: ['外观', '自动', '浅色', '深色'],
  size: ['字号', '小', '标准', '大', '更大', '最大'],
  measure: ['行宽', '窄', '标准', '宽'],
  align: ['对齐', '左对齐', '两端对齐'],
  font: ['字体', '黑体', '宋体'],
  reset: '恢复默认',
  keys: '快捷键',
};

/** @type {typeof simplified} */
const traditional = {
  name: '閱讀設定',
  dark: '淺色或深色',
  theme: ['外觀', '自動', '淺色', '深色'],
  size: ['字級', '小', '標準', '大', '更大', '最大'],
  measure: ['行寬', '窄', '標準', '寬'],
  align: ['對齊', '靠左', '左右對齊'],
  font: ['字體', '黑體', '宋體'],
  reset: '恢復預設',
  keys: '快速鍵',
};

/** @type {typeof simplified} */
const english = {
  name: 'Settings',
  dark: 'Light or dark',
  theme: ['Colours', 'Auto', 'Light', 'Dark'],
  size: ['Text size', 'Small', 'Normal', 'Large', 'Larger', 'Largest'],
  measure: ['Line length', 'Short', 'Normal', 'Long'],
  align: ['Alignment', 'Ragged', 'Justified'],
  font: ['Font', 'Sans', 'Serif'],
  reset: 'Reset',
  keys: 'Keys',
};

const usual = { theme: 'auto', size: '16', measure: 'normal', align: 'ragged', font: 'sans' };

/** @typedef {keyof typeof usual} Name */

const names = /** @type {Name[]} */ (Object.keys(usual));

const icon = 'M4 7h9M17 7h3M13 4.5v5M4 17h3M11 17h9M7 14.5v5';
const root = document.documentElement;

/** @type {import('./report_handle.js').AttachTool} */
export function attach(report, signal) {
  const words = choose_words({ simplified, traditional, english });
  on_key({ key: 'd', says: words.dark, act: () => choose(report, 'theme', is_dark() ? 'light' : 'dark'), signal });
  if (!has_popovers()) return;
  const button = bar_button(report, { name: words.name, icon, order: 30, signal });
  if (!button) return;
  const fill = () => fill_panel(panel, report, words);
  const { panel } = tool_popover(report, { name: words.name, button, css: settings_css, on_open: fill, signal });
}

/** @param {HTMLElement} panel @param {import('./report_handle.js').ReportHandle} report @param {typeof english} words */
function fill_panel(panel, report, words) {
  const offered = names.filter((name) => name !== 'font' || has_song_face() || chosen('font') === 'serif');
  const reset = () => {
    for (const name of names) if (chosen(name) !== usual[name]) choose(report, name, usual[name]);
    fill_panel(panel, report, words);
    panel.focus();
  };
  const row = element('p');
  row.append(text_button(words.reset, reset), text_button(words.keys, open_key_help));
  panel.replaceChildren(...offered.map((name) => choice_of(name, report, words[name])), row);
}

/** @param {Name} name @param {import('./report_handle.js').ReportHandle} report @param {string[]} words */
function choice_of(name, report, [legend, ...says]) {
  const set = element('fieldset', { class: 'choice' });
  set.append(element('legend', {}, legend));
  const now = chosen(name);
  look_choices[name].split('|').forEach((value, i) => {
    const label = element('label');
    const radio = /** @type {HTMLInputElement} */ (element('input', { type: 'radio', name: `kanbao-${name}`, value }));
    radio.checked = value === now;
    radio.addEventListener('change', () => choose(report, name, value));
    label.append(radio, element('span', {}, says[i]));
    set.append(label);
  });
  return set;
}

/** @param {Name} name */
function chosen(name) {
  return root.getAttribute(`data-${name}`) || usual[name];
}

function is_dark() {
  const theme = chosen('theme');
  return theme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}

/**
 * @param {import('./report_handle.js').ReportHandle} report
 * @param {Name} name
 * @param {string} value
 */
function choose(report, name, value) {
  const set = () => {
    if (value === usual[name]) root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, value);
  };
  if (name === 'theme') set();
  else report.restyle(set);
  store(name, value === usual[name] ? null : value);
  forget_asked(name);
}

/** The reader's choice counts from now on, also when the page is loaded again. */
function forget_asked(/** @type {Name} */ name) {
  const address = new URL(location.href);
  if (!address.searchParams.has(name)) return;
  address.searchParams.delete(name);
  try {
    history.replaceState(history.state, '', address.href);
  } catch {
    // A page without an origin keeps its address.
  }
}

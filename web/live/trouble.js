/** Says in the page why what was written last cannot be seen. */

import trouble_css from '../css/live/trouble.css';

/** @type {HTMLElement | null} */
let line = null;

/** @param {string} text empty where there is no trouble any more */
export function show_trouble(text) {
  if (text === '') {
    line?.remove();
    line = null;
    return;
  }
  line ??= made_line();
  if (line.textContent !== text) line.textContent = text;
}

function made_line() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(trouble_css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const alert = document.createElement('pre');
  alert.id = 'kanbao-trouble';
  alert.setAttribute('role', 'alert');
  alert.tabIndex = 0;
  document.body.append(alert);
  return alert;
}

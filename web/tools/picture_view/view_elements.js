/** The view's own elements. They stand in a shadow tree, so that neither the page's style nor a saved page knows them. */

import view_css from '../../css/tools/picture_view.css';
import { drawn } from '../tool_elements.js';

/** Paths in a field of 24 by 24, drawn as lines. */
const icons = {
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  out: 'M5 12h14',
  in: 'M5 12h14M12 5v14',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  whole: 'M5 7l2-1v12M17 7l2-1v12M12 9v.1M12 15v.1',
  beside: 'M3 5h8v14H3zM13 5h8v14h-8z',
  open: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  save: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  close: 'M6 6l12 12M18 6L6 18',
};

/** @typedef {keyof typeof icons} ControlName */
/** @typedef {'open' | 'save'} LinkName */

/** What is pressed on a keyboard for the same. */
/** @type {Partial<Record<ControlName, string>>} */
const keys = { previous: '←', next: '→', out: '−', in: '+', fit: '0', whole: '1', close: 'Esc' };

/**
 * @typedef {object} ViewElements
 * @property {HTMLElement} host to be put into the page
 * @property {HTMLDialogElement} dialog
 * @property {HTMLElement} position
 * @property {HTMLElement} panes
 * @property {HTMLElement} zoom
 * @property {HTMLElement} told read aloud when it changes
 * @property {Record<Exclude<ControlName, LinkName>, HTMLElement> & Record<LinkName, HTMLAnchorElement>} controls
 */

/** @param {import('./view_words.js').ViewWords} words @returns {ViewElements} */
export function view_elements(words) {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(view_css);
  root.adoptedStyleSheets = [sheet];
  const dialog = document.createElement('dialog');
  dialog.tabIndex = -1;
  dialog.setAttribute('aria-label', words.view);
  dialog.setAttribute('aria-describedby', 'told');
  const controls = view_controls(words);
  const position = part('p', 'position');
  const panes = part('div', 'panes');
  const zoom = part('output', 'zoom');
  const told = part('p', 'told');
  told.id = 'told';
  told.setAttribute('role', 'status');
  const { previous, next, out, in: enlarge, fit, whole, beside, open, save, close } = controls;
  dialog.append(
    part('div', 'bar', position, beside, open, save, close),
    panes,
    part('div', 'bar', previous, fit, out, zoom, enlarge, whole, next),
    told,
  );
  root.append(dialog);
  return { host, dialog, position, panes, zoom, told, controls };
}

/** @param {import('./view_words.js').ViewWords} words */
function view_controls(words) {
  const names = /** @type {ControlName[]} */ (Object.keys(icons));
  const entries = names.map((name) => [name, control(name, words[name])]);
  return /** @type {ViewElements['controls']} */ (Object.fromEntries(entries));
}

/** @param {ControlName} name @param {string} says */
function control(name, says) {
  const is_link = name === 'open' || name === 'save';
  const element = document.createElement(is_link ? 'a' : 'button');
  if (element instanceof HTMLButtonElement) element.type = 'button';
  element.className = name;
  element.title = keys[name] ? `${says} (${keys[name]})` : says;
  element.setAttribute('aria-label', says);
  element.append(drawn(icons[name]));
  return element;
}

/** @param {string} tag @param {string} name @param {...Node} content */
function part(tag, name, ...content) {
  const element = document.createElement(tag);
  element.className = name;
  element.append(...content);
  return element;
}

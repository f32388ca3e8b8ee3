/**
 * Gives each block of code a button that copies its text. Where the clipboard refuses, as in a sandboxed frame, the text is
 * selected and copied as the reader would; where that fails, too, it stays selected and the button says so.
 */

import { choose_words } from './tool_words.js';

const at_a_time = 100; // of thousands, each batch gives way to the reader
const long_enough = 2500; // ms, to read what is said
const until_noticed = 100; // ms, in which a screen reader has found a new element

const simplified = { button: '复制', name: '复制代码', done: '已复制', failed: '无法复制，请按 Ctrl+C' };
const traditional = { button: '複製', name: '複製程式碼', done: '已複製', failed: '無法複製，請按 Ctrl+C' };
const english = { button: 'Copy', name: 'Copy code', done: 'Copied', failed: 'Copying failed, press Ctrl+C' };

/** @typedef {typeof english} Words */

/** @type {import('./report_handle.js').AttachTool} */
export function attach(report, signal) {
  const blocks = Array.from(report.article.querySelectorAll('pre[data-b]'));
  if (blocks.length === 0) return;
  const words = choose_words({ simplified, traditional, english });
  /** @type {HTMLElement | undefined} */
  let status;
  const announce = (/** @type {string} */ said) => {
    const told = (status = status || added_status(report, blocks[0]));
    setTimeout(() => (told.textContent = said), until_noticed);
  };
  let done = 0;
  const add_some = () => {
    if (signal.aborted) return;
    const some = blocks.slice(done, done + at_a_time);
    for (const block of some) report.add(block, copy_button(block, words, announce));
    done += some.length;
    if (done < blocks.length) setTimeout(add_some);
  };
  add_some();
}

/**
 * For who does not see the button's words change: what changes in it is read aloud.
 * @param {import('./report_handle.js').ReportHandle} report
 * @param {Element} block
 */
function added_status(report, block) {
  const status = document.createElement('span');
  status.className = 'copied';
  status.setAttribute('role', 'status');
  report.add(block, status);
  return status;
}

/**
 * @param {Element} block
 * @param {Words} words
 * @param {(said: string) => void} announce
 */
function copy_button(block, words, announce) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  say(button, words.button, words.name);
  let last = 0;
  button.addEventListener('click', async () => {
    const code = block.querySelector('code');
    if (!code) return;
    const is_done = await copied(code);
    const said = is_done ? words.done : words.failed;
    say(button, said, said);
    announce(said);
    clearTimeout(last);
    last = window.setTimeout(() => {
      say(button, words.button, words.name);
      announce('');
    }, long_enough);
  });
  return button;
}

/**
 * @param {HTMLElement} button
 * @param {string} shown
 * @param {string} name
 */
function say(button, shown, name) {
  button.setAttribute('data-said', shown);
  button.setAttribute('aria-label', name);
}

/** @param {Element} code @returns {Promise<boolean>} */
async function copied(code) {
  const text = code.textContent || '';
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copied_as_selected(code, text);
  }
}

/**
 * @param {Element} code
 * @param {string} text
 */
function copied_as_selected(code, text) {
  const selection = /** @type {Selection} */ (getSelection());
  const before = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  selection.selectAllChildren(code);
  let is_given = false;
  const give_text = (/** @type {ClipboardEvent} */ event) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    is_given = true;
  };
  window.addEventListener('copy', give_text, true);
  const is_done = document.execCommand('copy') && is_given;
  window.removeEventListener('copy', give_text, true);
  if (!is_done) return false;
  selection.removeAllRanges();
  if (before) selection.addRange(before);
  return true;
}

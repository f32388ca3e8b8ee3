/** Gives each block of code a button that copies its text; where that fails, it is selected and the button says so. */

import { element } from '../report/element.js';
import { announcer, copied, long_enough } from './clipboard.js';
import { in_batches } from './in_batches.js';
import { choose_words } from './tool_words.js';

const at_a_time = 100; // of thousands

const simplified = { button: '复制', name: '复制代码', done: '已复制', failed: '无法复制，请按 Ctrl+C' };
const traditional = { button: '複製', name: '複製程式碼', done: '已複製', failed: '無法複製，請按 Ctrl+C' };
const english = { button: 'Copy', name: 'Copy code', done: 'Copied', failed: 'Copying failed, press Ctrl+C' };

/** @typedef {typeof english} Words */

/** @type {import('./report_handle.js').AttachTool} */
export function attach(report, signal) {
  const blocks = Array.from(report.article.querySelectorAll('pre[data-b]'));
  if (blocks.length === 0) return;
  const words = choose_words({ simplified, traditional, english });
  const announce = announcer(report, blocks[0]);
  in_batches(blocks, at_a_time, (block) => report.add(block, copy_button(block, words, announce)), signal);
}

/**
 * @param {Element} block
 * @param {Words} words
 * @param {(said: string) => void} announce
 */
function copy_button(block, words, announce) {
  const button = element('button', { type: 'button', class: 'copy' });
  say(button, words.button, words.name);
  let last = 0;
  button.addEventListener('click', async () => {
    const code = block.querySelector('code');
    if (!code) return;
    const is_done = await copied(code.textContent || '', code);
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

/**
 * Copies the report's address, and of a passage that is selected a link to it or a quotation; hands either to the phone's own
 * sharing. All on request only: nothing appears when something is selected.
 */

import { element } from '../report/element.js';
import { passage_of } from '../report/found_words.js';
import sharing_css from '../css/tools/sharing.css';
import { bar_button } from './bar_buttons.js';
import { copied } from './clipboard.js';
import { report_address } from './report_address.js';
import { text_fragment } from './text_fragment.js';
import { text_button } from './tool_elements.js';
import { on_key } from './tool_keys.js';
import { has_popovers, tool_popover } from './tool_popover.js';
import { choose_words } from './tool_words.js';

const simplified = {
  name: '分享',
  address: '复制本页链接',
  passage: '复制所选文字的链接',
  quotation: '复制引文',
  send: '分享到其他应用',
  done: '已复制',
  failed: '无法复制，请选中下面的文字，按 Ctrl+C',
  hint: '先选中一段文字，就可以复制它的链接或引文。',
  quoted: (/** @type {string} */ words, /** @type {string} */ title) => `“${words}”\n——《${title}》`,
};

/** @type {typeof simplified} */
const traditional = {
  name: '分享',
  address: '複製本頁連結',
  passage: '複製所選文字的連結',
  quotation: '複製引文',
  send: '分享到其他應用程式',
  done: '已複製',
  failed: '無法複製，請選取下面的文字，按 Ctrl+C',
  hint: '先選取一段文字，就可以複製它的連結或引文。',
  quoted: (words, title) => `「${words}」\n——《${title}》`,
};

/** @type {typeof simplified} */
const english = {
  name: 'Share',
  address: 'Copy link to this page',
  passage: 'Copy link to the selection',
  quotation: 'Copy as quotation',
  send: 'Share with other apps',
  done: 'Copied',
  failed: 'Copying failed; select the text below and press Ctrl+C',
  hint: 'Select a passage to copy a link to it or to quote it.',
  quoted: (words, title) => `“${words}”\n— ${title}`,
};

const icon = 'M12 15V4M8 8l4-4 4 4M5 13v6.5h14V13';

/** @type {import('./report_handle.js').AttachTool} */
export function attach(report, signal) {
  if (!has_popovers()) return;
  const words = choose_words({ simplified, traditional, english });
  const button = bar_button(report, { name: words.name, icon, order: 40, signal });
  const fill = () => panel.replaceChildren(...contents(report, words, close));
  const { panel, open, close } = tool_popover(report, {
    name: words.name,
    button,
    css: sharing_css,
    on_open: fill,
    signal,
  });
  panel.classList.add('sharing');
  on_key({ key: 's', says: words.name, act: open, signal });
}

/**
 * @param {import('./report_handle.js').ReportHandle} report
 * @param {typeof english} words
 * @param {() => void} close
 */
function contents(report, words, close) {
  const [told, shown] = [element('output'), element('p')];
  const copy = (/** @type {string} */ text) => async () => {
    shown.hidden = false; // or it could not be selected
    shown.textContent = text;
    shown.hidden = await copied(text, shown);
    told.textContent = shown.hidden ? words.done : words.failed;
  };
  const passage = selected_passage(report.article);
  const link = report_address() + (passage ? `#${passage.fragment}` : '');
  const title = document.title;
  const offers = [text_button(words.address, copy(report_address()))];
  if (passage) {
    offers.push(text_button(words.passage, copy(link)));
    offers.push(text_button(words.quotation, copy(`${words.quoted(passage.words, title)}\n${link}`)));
  }
  if ('share' in navigator) {
    const shared = { title, url: link, ...(passage && { text: passage.words }) };
    const send = () => navigator.share(shared).then(close, () => {});
    offers.push(text_button(words.send, send));
  }
  if (passage) return [...offers, told, shown];
  return [...offers, element('p', {}, words.hint), told, shown];
}

/** @param {HTMLElement} article @returns {{words: string, fragment: string} | null} */
function selected_passage(article) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(article)) return null;
  const { text, begin, end } = passage_of(article, range);
  const fragment = text_fragment(text, begin, end);
  if (!fragment) return null;
  const passage = text.slice(begin, end).trim();
  return { words: passage.replace(/\s*\n\s*/g, '\n'), fragment };
}

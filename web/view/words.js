/** What view.html says, in Chinese or, to who reads other languages, in English. */

import { words_in } from '../report/words_in.js';

const simplified = {
  tag: 'zh-Hans',
  title: '看报',
  opener: '打开月报',
  hint: '粘贴月报的地址（Markdown 文件，或者看报的网页），或者选择文件；也可以把文件或文件夹拖到页面上。',
  address: '地址',
  go: '打开',
  files: '选择文件',
  folder: '选择文件夹',
  keep: '保存离线版',
  drop: '松开即可打开',
  dismiss: '知道了',
  choose: '这里有几份报告，请选择：',
  reading: (/** @type {string} */ name) => `正在打开 ${name}…`,
  received: (/** @type {string} */ size) => `已下载 ${size}…`,
  packing: (/** @type {number} */ done, /** @type {number} */ all) => `正在收集图片和音视频（${done}/${all}）…`,
  kept: (/** @type {string} */ name) => `已保存为 ${name}`,
  kept_without: (/** @type {string} */ name, /** @type {number} */ count) =>
    `已保存为 ${name}；有 ${count} 个文件无法读取，仍指向原来的地址`,
  bad_address: (/** @type {string} */ url) => `“${url}”不是完整的网址，请以 https:// 开头。`,
  unreachable: (/** @type {string} */ url) =>
    `无法读取 ${url}：网络不通，或者对方网站不允许其他网页读取（CORS）。请把文件下载下来，再拖到这里。`,
  status: (/** @type {string} */ url, /** @type {number} */ status) =>
    `无法读取 ${url}：对方网站回复 ${status}${status === 404 ? '（没有这个文件）' : ''}。请检查地址。`,
  web_page: (/** @type {string} */ url) => `${url} 是网页，不是 Markdown 文件。请使用原始文件（raw）的地址。`,
  too_large: (/** @type {string} */ name) => `${name} 超过 20 MB，无法打开。`,
  not_text: (/** @type {string} */ name) => `${name} 不是可以读取的文本（UTF-8 或 GB18030）。`,
  nothing: '这里没有文件。',
  no_report: (/** @type {string} */ name, /** @type {number} */ count) =>
    `${count === 1 ? `${name} ` : `${name} 等 ${count} 个文件`}里没有月报：请选择 Markdown 文件（.md），或者看报的网页（.html）。`,
  failed: (/** @type {string} */ reason) => `无法打开：${reason}`,
  still_open: (/** @type {string} */ problem, /** @type {string} */ title) => `${problem}下面显示的仍是“${title}”。`,
};

/** @type {typeof simplified} */
const traditional = {
  tag: 'zh-Hant',
  title: '看報',
  opener: '打開月報',
  hint: '貼上月報的網址（Markdown 檔案，或者看報的網頁），或者選擇檔案；也可以把檔案或資料夾拖到頁面上。',
  address: '網址',
  go: '打開',
  files: '選擇檔案',
  folder: '選擇資料夾',
  keep: '儲存離線版',
  drop: '放開即可打開',
  dismiss: '知道了',
  choose: '這裡有幾份報告，請選擇：',
  reading: (name) => `正在打開 ${name}…`,
  received: (size) => `已下載 ${size}…`,
  packing: (done, all) => `正在收集圖片和影音（${done}/${all}）…`,
  kept: (name) => `已儲存為 ${name}`,
  kept_without: (name, count) => `已儲存為 ${name}；有 ${count} 個檔案無法讀取，仍指向原來的網址`,
  bad_address: (url) => `「${url}」不是完整的網址，請以 https:// 開頭。`,
  unreachable: (url) =>
    `無法讀取 ${url}：網路不通，或者對方網站不允許其他網頁讀取（CORS）。請把檔案下載下來，再拖到這裡。`,
  status: (url, status) =>
    `無法讀取 ${url}：對方網站回覆 ${status}${status === 404 ? '（沒有這個檔案）' : ''}。請檢查網址。`,
  web_page: (url) => `${url} 是網頁，不是 Markdown 檔案。請使用原始檔案（raw）的網址。`,
  too_large: (name) => `${name} 超過 20 MB，無法打開。`,
  not_text: (name) => `${name} 不是可以讀取的文字（UTF-8 或 GB18030）。`,
  nothing: '這裡沒有檔案。',
  no_report: (name, count) =>
    `${count === 1 ? `${name} ` : `${name} 等 ${count} 個檔案`}裡沒有月報：請選擇 Markdown 檔案（.md），或者看報的網頁（.html）。`,
  failed: (reason) => `無法打開：${reason}`,
  still_open: (problem, title) => `${problem}下面顯示的仍是「${title}」。`,
};

/** @type {typeof simplified} */
const english = {
  tag: 'en',
  title: 'kanbao',
  opener: 'Open a report',
  hint:
    'Paste the address of a report (a Markdown file, or a page made by kanbao), or choose files; or drop a file or a ' +
    'folder on this page.',
  address: 'Address',
  go: 'Open',
  files: 'Choose files',
  folder: 'Choose a folder',
  keep: 'Save for offline',
  drop: 'Drop to open',
  dismiss: 'Dismiss',
  choose: 'There are several reports here; choose one:',
  reading: (name) => `Opening ${name}…`,
  received: (size) => `${size} have arrived…`,
  packing: (done, all) => `Collecting images and media (${done} of ${all})…`,
  kept: (name) => `Saved as ${name}`,
  kept_without: (name, count) => `Saved as ${name}; ${count} files cannot be read and keep their addresses`,
  bad_address: (url) => `“${url}” is not a full address; it must begin with https://.`,
  unreachable: (url) =>
    `${url} cannot be read: there is no connection, or its site lets no other page read it (CORS). ` +
    'Download the file and drop it here.',
  status: (url, status) =>
    `${url} cannot be read: its site answers ${status}${status === 404 ? ' (no such file)' : ''}. Check the address.`,
  web_page: (url) => `${url} is a web page, not a Markdown file. Use the address of the raw file.`,
  too_large: (name) => `${name} is over 20 MB and cannot be opened.`,
  not_text: (name) => `${name} is not a text that can be read (UTF-8 or GB18030).`,
  nothing: 'There are no files here.',
  no_report: (name, count) =>
    `${count === 1 ? name : `${name} and ${count === 2 ? 'another file' : `${count - 1} more files`}`} ` +
    `${count === 1 ? 'is' : 'are'} no report: choose a Markdown file (.md), or a page made by kanbao (.html).`,
  failed: (reason) => `It cannot be opened: ${reason}`,
  still_open: (problem, title) => `${problem} What is shown below is still “${title}”.`,
};

export const words = words_in(navigator.language, { simplified, traditional, english });

/** Something that the reader can put right; its message says what. */
export class ViewProblem extends Error {}

/** What view.html says, in Chinese or, to who reads other languages, in English. */

const chinese = {
  title: '看报',
  opener: '打开月报',
  hint: '粘贴 Markdown 文件的地址，或者选择文件；也可以把文件或文件夹拖到页面上。',
  address: '地址',
  go: '打开',
  files: '选择文件',
  folder: '选择文件夹',
  keep: '保存离线版',
  drop: '松开即可打开',
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
  no_markdown: '这里没有 Markdown 文件（.md）。',
  failed: (/** @type {string} */ reason) => `无法打开：${reason}`,
};

/** @type {typeof chinese} */
const english = {
  title: 'kanbao',
  opener: 'Open a report',
  hint: 'Paste the address of a Markdown file, or choose files; or drop a file or a folder on this page.',
  address: 'Address',
  go: 'Open',
  files: 'Choose files',
  folder: 'Choose a folder',
  keep: 'Save for offline',
  drop: 'Drop to open',
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
  no_markdown: 'There is no Markdown file (.md) here.',
  failed: (reason) => `It cannot be opened: ${reason}`,
};

export const words = /^zh\b/i.test(navigator.language) ? chinese : english;

/** Something that the reader can put right; its message says what. */
export class ViewProblem extends Error {}

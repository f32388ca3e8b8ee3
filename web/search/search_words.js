/** What the search says. */

import { choose_words } from '../tools/tool_words.js';

const simplified = {
  searching: '正在搜索…',
  short: '请输入两个以上的汉字或字母',
  none: '没有找到',
  some: (/** @type {string} */ number) => `找到 ${number} 处`,
  about: (/** @type {string} */ number) => `大约 ${number} 处`,
  more: '更多结果',
  failed: '搜索用的索引没有下载成功，请稍后再试，或者在列表中查找。',
  archive: '全部月报',
};

/** @type {typeof simplified} */
const traditional = {
  searching: '正在搜尋…',
  short: '請輸入兩個以上的漢字或字母',
  none: '沒有找到',
  some: (number) => `找到 ${number} 處`,
  about: (number) => `大約 ${number} 處`,
  more: '更多結果',
  failed: '搜尋用的索引沒有下載成功，請稍後再試，或者在列表中尋找。',
  archive: '全部月報',
};

/** @type {typeof simplified} */
const english = {
  searching: 'Searching…',
  short: 'Type two characters or more',
  none: 'Nothing found',
  some: (number) => (number === '1' ? 'Found in one place' : `Found in ${number} places`),
  about: (number) => `Found in about ${number} places`,
  more: 'More results',
  failed: 'The index did not arrive; try again later, or look through the list.',
  archive: 'All reports',
};

/** @typedef {typeof simplified} SearchWords */

/** @returns {SearchWords} */
export const search_words = () => choose_words({ simplified, traditional, english });

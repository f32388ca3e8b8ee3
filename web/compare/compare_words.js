/** What compare.html says, in the site's language. The packer writes its title and what stands there without scripts. */

import { words_in } from '../report/words_in.js';

const simplified = {
  title: '两份月报并排看',
  no_script: '并排看要运行脚本。没有脚本时，可以在两个窗口里分别打开要比的月报：',
  archive: '全部月报',
  alone: '单独打开',
  sides: ['左边的月报', '右边的月报'],
  choose: '选一份月报…',
  together: '一起滚动',
  marks: '标出增删',
  sections: '各节',
  opening: '正在打开…',
  missing: '还没有选月报，请在上面选一份。',
  same: '两边是同一份月报，请在上面另选一份。',
  unknown: (/** @type {string} */ name) => `这里没有名叫“${name}”的月报，请在上面另选一份。`,
  silent: '这份月报没有打开。请检查网络后刷新页面，或者单独打开：',
  deaf: '这一页不能并排比较，各节没有对齐；可以单独打开：',
  no_list: '月报清单没有下载成功，再点一次可以重试。',
  only: ['只在左边', '只在右边'],
  beginning: '开头',
  counting: '正在比较…',
  equal: '没有增删',
  too_different: '改动太多，没有逐字标出',
  counts: (/** @type {number} */ added, /** @type {number} */ removed) => `增加 ${added} 个字词，删去 ${removed} 个`,
  marked: (/** @type {string} */ counts) => `较新的一份${counts}。`,
  given_up: (/** @type {number} */ count) => `另有 ${count} 节改动太多，没有逐字标出。`,
  failed: '比较没有做完，请刷新页面再试一次。',
  undated: '日期不详',
};

/** @typedef {typeof simplified} CompareWords */

/** @type {CompareWords} */
const traditional = {
  title: '兩份月報並排看',
  no_script: '並排看要執行腳本。沒有腳本時，可以在兩個視窗裡分別打開要比的月報：',
  archive: '全部月報',
  alone: '單獨打開',
  sides: ['左邊的月報', '右邊的月報'],
  choose: '選一份月報…',
  together: '一起捲動',
  marks: '標出增刪',
  sections: '各節',
  opening: '正在打開…',
  missing: '還沒有選月報，請在上面選一份。',
  same: '兩邊是同一份月報，請在上面另選一份。',
  unknown: (name) => `這裡沒有名叫「${name}」的月報，請在上面另選一份。`,
  silent: '這份月報沒有打開。請檢查網路後重新整理頁面，或者單獨打開：',
  deaf: '這一頁不能並排比較，各節沒有對齊；可以單獨打開：',
  no_list: '月報清單沒有下載成功，再點一次可以重試。',
  only: ['只在左邊', '只在右邊'],
  beginning: '開頭',
  counting: '正在比較…',
  equal: '沒有增刪',
  too_different: '改動太多，沒有逐字標出',
  counts: (added, removed) => `增加 ${added} 個字詞，刪去 ${removed} 個`,
  marked: (counts) => `較新的一份${counts}。`,
  given_up: (count) => `另有 ${count} 節改動太多，沒有逐字標出。`,
  failed: '比較沒有做完，請重新整理頁面再試一次。',
  undated: '日期不詳',
};

/** @type {CompareWords} */
const english = {
  title: 'Two reports beside each other',
  no_script: 'Reading beside each other needs scripts. Without them, open the two reports in windows of their own:',
  archive: 'All reports',
  alone: 'Open by itself',
  sides: ['Report on the left', 'Report on the right'],
  choose: 'Choose a report…',
  together: 'Scroll together',
  marks: 'Mark changes',
  sections: 'Sections',
  opening: 'Opening…',
  missing: 'No report is chosen here yet; choose one above.',
  same: 'Both sides are the same report; choose another one above.',
  unknown: (name) => `There is no report called “${name}” here; choose another one above.`,
  silent: 'This report did not open. Check the connection and reload the page, or open it by itself: ',
  deaf: 'This page cannot be read beside another: its sections are not aligned. It opens by itself: ',
  no_list: 'The list of reports did not arrive; choose once more to try again.',
  only: ['left only', 'right only'],
  beginning: 'Beginning',
  counting: 'Comparing…',
  equal: 'no changes',
  too_different: 'too many changes to mark them by words',
  counts: (added, removed) => `${added} words added, ${removed} removed`,
  marked: (counts) => `In the newer report: ${counts}.`,
  given_up: (count) => ` Sections with too many changes to mark them by words: ${count}.`,
  failed: 'Comparing did not come to its end; reload the page to try again.',
  undated: 'Without a date',
};

/**
 * @param {string} language BCP 47
 * @returns {CompareWords}
 */
export function compare_words(language) {
  return words_in(language, { simplified, traditional, english });
}

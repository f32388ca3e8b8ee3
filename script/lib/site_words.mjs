/** What pages of a site that are no reports say, in the languages that its readers are spoken to. */

/**
 * @typedef {object} SiteWords
 * @property {string} newest words of the link to the newest report
 * @property {(count: number, title: string) => string} list what the list of all reports is, with the newest one's title
 * @property {string} missing heading of the page that is shown for an address without a file
 * @property {string} why there may be none
 * @property {string} reports heading of the newest reports there
 * @property {string} archive words of the link to all of them
 */

/** @type {import('../../web/report/words_in.js').WordsByLanguage<SiteWords>} */
export const site_words = {
  simplified: {
    newest: '最新一期',
    list: (count, title) => `共 ${count} 期月报，最新一期：${title}`,
    missing: '没有找到这一页',
    why: '地址可能写错了，也可能这份月报已经改名或者撤下。',
    reports: '最近的月报',
    archive: '全部月报',
  },
  traditional: {
    newest: '最新一期',
    list: (count, title) => `共 ${count} 期月報，最新一期：${title}`,
    missing: '沒有找到這一頁',
    why: '網址可能寫錯了，也可能這份月報已經改名或者撤下。',
    reports: '最近的月報',
    archive: '全部月報',
  },
  english: {
    newest: 'Newest report',
    list: (count, title) => `${count === 1 ? 'One report' : `${count} reports`}, the newest: ${title}`,
    missing: 'There is no such page here',
    why: 'Its address may be mistyped, or the report has another name now or is gone.',
    reports: 'The newest reports',
    archive: 'All reports',
  },
};

/** What pages of a site that are no reports say, in the languages that its readers are spoken to. */

/**
 * @typedef {object} SiteWords
 * @property {string} newest words of the link to the newest report
 * @property {(count: number, title: string) => string} list what the list of all reports is, with the newest one's title
 */

/** @type {import('../../web/report/words_in.js').WordsByLanguage<SiteWords>} */
export const site_words = {
  simplified: {
    newest: '最新一期',
    list: (count, title) => `共 ${count} 期月报，最新一期：${title}`,
  },
  traditional: {
    newest: '最新一期',
    list: (count, title) => `共 ${count} 期月報，最新一期：${title}`,
  },
  english: {
    newest: 'Newest report',
    list: (count, title) => `${count === 1 ? 'One report' : `${count} reports`}, the newest: ${title}`,
  },
};

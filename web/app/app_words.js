/** What readers of a site that is kept are told, in the languages that the tools speak. */

/** @type {import('../report/words_in.js').WordsByLanguage<{changed: string, newest: (title: string) => string}>} */
export const news_words = {
  simplified: { changed: '这份月报有更新', newest: (title) => `新月报：${title}` },
  traditional: { changed: '這份月報有更新', newest: (title) => `新月報：${title}` },
  english: { changed: 'This report has been updated', newest: (title) => `New report: ${title}` },
};

/**
 * @typedef {object} KeptWords
 * @property {string} language of these words, BCP 47
 * @property {(since: string) => string} kept
 * @property {string} offline title of the page that stands for one that is not kept
 * @property {string} missing
 * @property {string} again
 */

/** @type {import('../report/words_in.js').WordsByLanguage<KeptWords>} */
export const kept_words = {
  simplified: {
    language: 'zh-Hans',
    kept: (since) => `网络没有回应，这是 ${since} 存下的副本。`,
    offline: '没有网络',
    missing: '这一页没有存下来。没有网络也能看的有：',
    again: '再试一次',
  },
  traditional: {
    language: 'zh-Hant',
    kept: (since) => `網路沒有回應，這是 ${since} 存下的副本。`,
    offline: '沒有網路',
    missing: '這一頁沒有存下來。沒有網路也能看的有：',
    again: '再試一次',
  },
  english: {
    language: 'en',
    kept: (since) => `The network does not answer. This copy was kept on ${since}.`,
    offline: 'No network',
    missing: 'This page has not been kept. These can be read without a network:',
    again: 'Try again',
  },
};

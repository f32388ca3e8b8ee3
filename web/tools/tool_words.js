/** In which language the tools speak: simplified or traditional Chinese or English. */

import { words_in } from '../report/words_in.js';

/**
 * @template Words
 * @param {import('../report/words_in.js').WordsByLanguage<Words>} words
 * @param {{lang: string} | null} page of which they tell
 * @param {string} search of its address
 * @returns {Words} in the first of these languages that is one of them: what the address asks for (`?lang=`), the page's, the
 *   browser's
 */
export function choose_words(
  words,
  page = /** @type {HTMLElement | null} */ (document.querySelector('article#report')),
  search = location.search,
) {
  const asked = /[?&]lang=([\w-]+)/.exec(search);
  const languages = [asked && asked[1], page && page.lang, navigator.language];
  const spoken = languages.find((language) => /^(zh|en)\b/i.test(language || '')) || 'en';
  return words_in(spoken, words);
}

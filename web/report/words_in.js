/** Words of the page's own in simplified or traditional Chinese or English, whichever a language asks for. */

/**
 * @template Words
 * @typedef {{simplified: Words, traditional: Words, english: Words}} WordsByLanguage
 */

/**
 * @template Words
 * @param {string} language BCP 47
 * @param {WordsByLanguage<Words>} words
 * @returns {Words} English for whatever is not Chinese
 */
export function words_in(language, { simplified, traditional, english }) {
  if (!/^zh\b/i.test(language)) return english;
  return /\b(hant|tw|hk|mo)\b/i.test(language) ? traditional : simplified;
}

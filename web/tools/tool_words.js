/** In which language the tools speak: simplified or traditional Chinese or English. */

/**
 * @template Words
 * @typedef {{simplified: Words, traditional: Words, english: Words}} WordsByLanguage
 */

/**
 * @template Words
 * @param {WordsByLanguage<Words>} words
 * @returns {Words} in the first of these languages that is one of them: what the address asks for (`?lang=`), the report's, the
 *   browser's
 */
export function choose_words({ simplified, traditional, english }) {
  const article = document.querySelector('article#report');
  const asked = /[?&]lang=([\w-]+)/.exec(location.search);
  const languages = [asked && asked[1], article && article.getAttribute('lang'), navigator.language];
  const spoken = languages.find((language) => /^(zh|en)\b/i.test(language || '')) || 'en';
  if (!/^zh/i.test(spoken)) return english;
  return /\b(hant|tw|hk|mo)\b/i.test(spoken) ? traditional : simplified;
}

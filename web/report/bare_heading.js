/** What a heading is compared by, whoever has written it in brackets or with a number before it. */

/**
 * Letters and digits alone, whatever their width or case: `【挑战赛】` is `挑战赛`, and `一、进展` is `一 进展`.
 * @param {string} text
 */
export const bare_heading = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

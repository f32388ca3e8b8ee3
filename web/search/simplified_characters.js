/**
 * Which simplified character stands for a traditional one: OpenCC's table, character by character. What only a whole word can
 * tell (乾坤 and 乾淨) it does not ask; for a search it is enough that both are written alike.
 */

import table from 'opencc-js/dict/TSCharacters';

/**
 * Characters that OpenCC leaves as they are, because some words keep them; for a search their more frequent other form counts,
 * in both directions: 瞭解 and 了解, 回覆 and 回复, 看著 and 看着.
 */
const also = '瞭了覆复藉借祇只衹只甦苏着著';

/** @returns {Map<string, string>} without the characters that stay as they are */
export function simplified_characters() {
  const pairs = table.split('|').map((pair) => /** @type {[string, string]} */ (pair.split(' ')));
  const simplified = new Map(pairs.filter(([written, form]) => written !== form));
  for (let i = 0; i < also.length; i += 2) simplified.set(also[i], also[i + 1]);
  // 薴 is 苧, and 苧 is 苎.
  for (const [written, form] of simplified) simplified.set(written, simplified.get(form) ?? form);
  return simplified;
}

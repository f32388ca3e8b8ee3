/** The page's own faces as its style sheets name them: a FontFace tells neither its address nor its rule. */

/** Firefox gives the name as the style sheet has it. @param {FontFace} face */
export const name_of = ({ family }) => family.replace(/^["']|["']$/g, '');

/** @returns {CSSFontFaceRule[]} */
export function face_rules() {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  return rules.filter((rule) => rule instanceof CSSFontFaceRule);
}

/**
 * @param {CSSFontFaceRule} rule
 * @returns {string} where its bytes are; empty where it does not say
 */
export function address_of({ style }) {
  const address = /url\((["']?)([^]*?)\1\)/.exec(style.getPropertyValue('src'))?.[2];
  return address ? new URL(address, document.baseURI).href : '';
}

/** @param {CSSFontFaceRule} rule */
export const range_of = ({ style }) => same_range(style.getPropertyValue('unicode-range'));

/** @param {string} written as browsers write it, each a little otherwise */
export const same_range = (written) => written.replace(/\s/g, '').toUpperCase();

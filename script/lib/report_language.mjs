/** Says in which language a report is written, and words what kanbao itself has to tell its reader in that language. */

/**
 * @param {string} written the language that the report states, empty when it states none
 * @param {string} text the report's text
 * @returns {string} a BCP 47 tag
 */
export function report_language(written, text) {
  return canonical(written) ?? (is_chinese(text) ? 'zh-CN' : 'en');
}

/**
 * @param {string} written
 * @returns {boolean} false for a tag that no browser would understand
 */
export function is_language(written) {
  return canonical(written) !== undefined;
}

/** @param {string} written */
function canonical(written) {
  try {
    return Intl.getCanonicalLocales(written)[0];
  } catch {
    return undefined;
  }
}

/**
 * Chinese reports are full of Latin names and addresses; an English one may name a Chinese colleague. So one Han
 * character in ten characters or Latin words is what it takes.
 * @param {string} text
 */
function is_chinese(text) {
  const without_addresses = text.replace(/\w+:\/\/[\x21-\x7e]*/g, ' ');
  const han = without_addresses.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = without_addresses.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return han > 0 && han * 10 >= han + words;
}

/**
 * @typedef {object} ReaderMessages
 * @property {string} empty
 * @property {(line: number, column: number) => string} front_matter
 * @property {Record<import('./report_images.mjs').ImageFault, string>} image
 */

/** @type {ReaderMessages} */
const CHINESE = {
  empty: '这份报告还没有内容。',
  front_matter: (line, column) => `文件开头的报告信息无法解析（第 ${line} 行第 ${column} 列），标题、日期和作者可能不全。`,
  image: {
    absolute: '图片路径要相对于 Markdown 文件书写',
    missing: '找不到图片文件',
    unknown: '这个文件不是可以显示的图片',
    damaged: '图片文件已损坏',
  },
};

/** @type {ReaderMessages} */
const ENGLISH = {
  empty: 'This report is still empty.',
  front_matter: (line, column) =>
    `The data at the head of this report cannot be read (line ${line}, column ${column}); ` +
    'its title, date and authors may be incomplete.',
  image: {
    absolute: 'the path of an image must be relative to the Markdown file',
    missing: 'there is no such image file',
    unknown: 'this file is not an image that can be shown',
    damaged: 'this image file is damaged',
  },
};

/**
 * @param {string} language BCP 47
 * @returns {ReaderMessages}
 */
export function reader_messages(language) {
  return /^zh\b/i.test(language) ? CHINESE : ENGLISH;
}

/** What the person who packs is told of an image. */
export const PACKER_IMAGE_MESSAGES = ENGLISH.image;

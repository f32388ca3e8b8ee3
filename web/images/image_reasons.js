/**
 * Why an image cannot be shown, in a reader's words: the one place where the short codes of the decoder
 * (src/image/image_decoder.h) and of the loader become sentences.
 */

/**
 * What a sentence may need beside its code.
 * @typedef {{path?: string, status?: number, width?: number, height?: number}} ImageFacts
 */

/** @type {Record<string, {zh: (facts: ImageFacts) => string, en: (facts: ImageFacts) => string}>} */
const sentences = {
  empty: {
    zh: ({ path }) => `图片文件是空的：${path}`,
    en: ({ path }) => `The image file is empty: ${path}`,
  },
  unknown_format: {
    zh: ({ path }) => `不是可识别的图片格式：${path}`,
    en: ({ path }) => `Not an image format that can be shown: ${path}`,
  },
  web_page: {
    zh: ({ path }) => `收到的是网页，不是图片：${path}`,
    en: ({ path }) => `A web page arrived instead of an image: ${path}`,
  },
  truncated: {
    zh: ({ path }) => `图片文件不完整：${path}`,
    en: ({ path }) => `The image file is incomplete: ${path}`,
  },
  corrupt: {
    zh: ({ path }) => `图片文件已损坏：${path}`,
    en: ({ path }) => `The image file is damaged: ${path}`,
  },
  unsupported: {
    zh: ({ path }) => `无法显示这种图片：${path}`,
    en: ({ path }) => `This kind of image cannot be shown: ${path}`,
  },
  too_large: {
    zh: ({ width, height }) => `图片过大：${width}×${height}，上限 6400 万像素`,
    en: ({ width, height }) => `The image is too large: ${width}×${height}; the limit is 64 million pixels`,
  },
  zero_size: {
    zh: ({ width, height }) => `图片没有大小（${width}×${height}）`,
    en: ({ width, height }) => `The image has no size (${width}×${height})`,
  },
  out_of_memory: {
    zh: () => '内存不足，无法显示图片',
    en: () => 'Not enough memory to show the image',
  },
  not_found: {
    zh: ({ path, status }) => `图片不存在 (${status})：${path}`,
    en: ({ path, status }) => `Image not found (${status}): ${path}`,
  },
  http: {
    zh: ({ path, status }) => `服务器没有给出图片 (${status})：${path}`,
    en: ({ path, status }) => `The server did not give the image (${status}): ${path}`,
  },
  unreachable: {
    zh: ({ path }) => `无法取得图片：${path}`,
    en: ({ path }) => `The image could not be fetched: ${path}`,
  },
  interrupted: {
    zh: ({ path }) => `图片下载中断：${path}`,
    en: ({ path }) => `The download of the image broke off: ${path}`,
  },
  stalled: {
    zh: ({ path }) => `图片下载长时间没有进展：${path}`,
    en: ({ path }) => `The download of the image stopped making progress: ${path}`,
  },
};

/**
 * The sentence for a failure code.
 * @param {string} code
 * @param {ImageFacts} facts
 * @param {string} language a BCP 47 tag; Chinese gets Chinese, everything else English
 * @returns {string}
 */
export function image_reason(code, facts, language) {
  const sentence = sentences[code] ?? sentences.unsupported;
  return /^zh\b/i.test(language) ? sentence.zh(facts) : sentence.en(facts);
}

/**
 * The part of a URL that tells a reader which file is meant.
 * @param {string} url
 * @param {string} base
 * @returns {string}
 */
export function readable_path(url, base) {
  const resolved = new URL(url, base);
  if (resolved.protocol === 'data:') return 'data:';
  const readable = resolved.origin === new URL(base).origin ? resolved.pathname : resolved.origin + resolved.pathname;
  try {
    return decodeURI(readable);
  } catch {
    return readable; // a path that is no UTF-8
  }
}

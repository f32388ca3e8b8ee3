/**
 * Knows an image by its bytes, whatever its name says: its format, and its size as a browser shows it, which is after
 * the orientation that a camera noted has been applied.
 */

import { imageSize } from 'image-size';

/** @typedef {'png' | 'jpg' | 'gif' | 'bmp' | 'webp' | 'avif' | 'svg'} ImageFormat also the ending of its file's name */

/**
 * @param {Uint8Array} bytes
 * @returns {ImageFormat | undefined} undefined for what no browser shows as an image
 */
export function image_format(bytes) {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpg';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (head.startsWith('BM') && bytes.length > 26) return 'bmp';
  if (/^RIFF[^]{4}WEBPVP8/.test(head)) return 'webp';
  if (/^[^]{4}ftypavi[fs]/.test(head) || /^[^]{4}ftypmif1[^]*avif/.test(head)) return 'avif';
  return is_svg(bytes) ? 'svg' : undefined;
}

/** @param {Uint8Array} bytes */
function is_svg(bytes) {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /^\s*(<\?xml[^>]*>\s*|<!--[^]*?-->\s*|<!DOCTYPE svg[^>[]*(\[[^\]]*\])?>\s*)*<svg[\s>]/i.test(start);
}

/**
 * @param {Uint8Array} bytes
 * @param {ImageFormat} format
 * @returns {{width: number, height: number} | undefined} CSS px; undefined when the header is damaged
 */
export function image_size(bytes, format) {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    if (!(width > 0 && height > 0)) return undefined;
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    // A drawing may leave its size to the page; any other format states it in its header.
    return format === 'svg' ? { width: 0, height: 0 } : undefined;
  }
}

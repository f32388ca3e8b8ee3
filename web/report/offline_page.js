/**
 * One report as one file: the same page, with everything inside that else lies beside it. Made by script/pack, and by
 * view.html in the browser.
 */

import { content_security_policy, escape_html, fill_page, part_html, unescape_html } from './page.js';

/**
 * @typedef {object} OfflineContents
 * @property {string} program JavaScript
 * @property {string} frame JavaScript for frames
 * @property {string} tools JavaScript that comes last
 * @property {string} module gzip in base64
 * @property {string} fonts CSS whose faces are `data:` URLs
 * @property {Map<string, string>} images `data:` URL of each image and media file by its address in the article
 * @property {(text: string) => string} hash SHA-256 in base64
 */

/**
 * @typedef {object} OfflineKit what the page makes a report into one file with, carried as its part `offline`
 * @property {string} template
 * @property {string} style
 * @property {string} start
 * @property {string} program
 * @property {string} frame
 * @property {string} tools
 * @property {string} module gzip in base64
 * @property {string} licences
 * @property {{style: string, start: string, program: string, frame: string, tools: string, nothing: string}} hashes SHA-256 in base64
 */

/**
 * @typedef {Omit<import('./page.js').PageParts, 'policy' | 'parts' | 'fonts' | 'meta'> & {canonical?: string}} OfflineReport
 *   `canonical`: address of its hosted page, where that is known
 */

/**
 * @param {string} template
 * @param {OfflineReport} report as its hosted page has it; images and media without an entry keep their address
 * @param {OfflineContents} contents
 * @returns {string} HTML
 */
export function offline_page(template, report, { program, frame, tools, module, fonts, images, hash }) {
  return fill_page(template, {
    ...report,
    policy: content_security_policy({
      scripts: [report.start, program, frame, tools].map(hash),
      styles: [report.style, fonts].map(hash),
      stands_alone: true,
    }),
    meta: meta_html(report),
    article: with_images(report.article, images),
    fonts,
    parts: [
      part_html({ name: 'program', content: program }),
      part_html({ name: 'module', content: module }),
      part_html({ name: 'frame', content: frame }),
      part_html({ name: 'tools', content: tools }),
    ].join('\n'),
  });
}

/**
 * Where the file lies beside the hosted page, that one is to be found.
 * @param {OfflineReport} report
 */
function meta_html({ canonical }) {
  const link = canonical === undefined ? '' : `\n<link rel="canonical" href="${escape_html(canonical)}">`;
  return `<meta name="robots" content="noindex">${link}`;
}

/**
 * @param {string} article HTML as our own writer makes it
 * @param {Map<string, string>} images
 */
function with_images(article, images) {
  return article.replace(/ (src|poster)="([^"]*)"/g, (attribute, name, address) => {
    const data = images.get(unescape_html(address));
    return data === undefined ? attribute : ` ${name}="${escape_html(data)}"`;
  });
}

/** Makes one file of the report that is open, with everything inside, and gives it to the browser to save. */

import { address_of, face_rules, range_of, same_range } from '../page/face_rules.js';
import { file_name } from '../report/file_name.js';
import { offline_page } from '../report/offline_page.js';
import { bar_html, own_imprint_html } from '../report/page_surroundings.js';
import { reader_messages } from '../report/report_language.js';
import { part_bytes, part_element } from '../engine/page_parts.js';

/** @typedef {import('../report/report_composing.js').Report} Report */
/** @typedef {import('../report/offline_page.js').OfflineKit} OfflineKit */

/**
 * @param {Report} report
 * @param {(done: number, all: number) => void} on_progress counts images
 * @returns {Promise<{name: string, unread: number}>} `unread`: how many images stay where they are
 */
export async function save_offline(report, on_progress) {
  const kit = await read_kit();
  const { images, unread } = await read_images(report, on_progress);
  const fonts = await used_faces();
  const name = file_name(report.title, report.name, '.html');
  const { template, program, frame, tools, module } = kit;
  const hashes = await hashes_of(kit, fonts);
  const hash = (/** @type {string} */ text) => hashes.get(text) ?? '';
  const contents = { program, frame, tools, module, images, fonts, hash };
  download(name, offline_page(template, surrounded(report, name, kit), contents));
  return { name, unread };
}

/**
 * @param {Report} report
 * @param {string} name of the file
 * @param {OfflineKit} kit
 * @returns {import('../report/offline_page.js').OfflineReport}
 */
function surrounded(report, name, { style, start, licences }) {
  const { quiet, around } = reader_messages(report.language);
  const before = bar_html(around, { save: '', file_name: name });
  return { ...report, quiet, style, start, meta: '', before, after: own_imprint_html(around, licences) };
}

/**
 * The kit brings its hashes along, because not every page may compute one.
 * @param {OfflineKit} kit
 * @param {string} fonts
 * @returns {Promise<Map<string, string>>} by what the policy of the file must name
 */
async function hashes_of({ style, start, program, frame, tools, hashes }, fonts) {
  return new Map([
    [style, hashes.style],
    [start, hashes.start],
    [program, hashes.program],
    [frame, hashes.frame],
    [tools, hashes.tools],
    [fonts, fonts === '' ? hashes.nothing : await sha256(fonts)],
  ]);
}

/** @returns {Promise<OfflineKit>} what a file is made of beside the report, the same for all */
async function read_kit() {
  const part = part_element('offline');
  if (!part) throw new Error('the page names no parts for files');
  const packed = await part_bytes(part);
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
}

/**
 * @param {Report} report
 * @param {(done: number, all: number) => void} on_progress
 */
async function read_images(report, on_progress) {
  /** @type {Map<string, string>} */
  const images = new Map();
  let unread = 0;
  for (const [done, { url }] of report.images.entries()) {
    on_progress(done + 1, report.images.length);
    const data = await data_url(url).catch(() => null);
    if (data === null) unread += 1;
    else images.set(url, data);
  }
  return { images, unread };
}

/**
 * The slices of the page's Chinese face that this report has needed here; none where the system has such a font.
 * @returns {Promise<string>} CSS
 */
async function used_faces() {
  // Without it the policy of the file could not name the faces: the page is not secure enough.
  if (!globalThis.crypto?.subtle) return '';
  const loaded = new Set(
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ unicodeRange }) => same_range(unicodeRange)),
  );
  const faces = face_rules().filter((rule) => loaded.has(range_of(rule)));
  return (await Promise.all(faces.map(whole_face))).join('');
}

/**
 * @param {CSSFontFaceRule} face
 * @returns {Promise<string>} CSS of the same face with its bytes inside; empty where they cannot be had
 */
async function whole_face(face) {
  const range = face.style.getPropertyValue('unicode-range');
  const address = address_of(face);
  const data = address && (await data_url(address).catch(() => null));
  if (!data) return '';
  return `@font-face{font-family:"Kanbao Han";src:url(${data}) format("woff2");unicode-range:${range}}\n`;
}

/** @param {string} url */
async function data_url(url) {
  const response = await fetch(url, { cache: 'force-cache' });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const blob = await response.blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** @param {string} text @returns {Promise<string>} in base64 */
async function sha256(text) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/**
 * @param {string} name
 * @param {string} page
 */
function download(name, page) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([page], { type: 'text/html;charset=utf-8' }));
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

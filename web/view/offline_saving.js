/** Makes one file of the report that is open, with everything inside, and gives it to the browser to save. */

import { address_of, face_rules, range_of, same_range } from '../page/face_rules.js';
import { contents_html } from '../report/contents_html.js';
import { file_name } from '../report/file_name.js';
import { offline_report } from '../report/offline_media.js';
import { offline_page } from '../report/offline_page.js';
import { bar_html, own_imprint_html } from '../report/page_surroundings.js';
import { for_paper } from '../report/printed_article.js';
import { reader_messages } from '../report/report_language.js';
import { part_bytes, part_element } from '../report/page_parts.js';

/** @typedef {import('../report/report_composing.js').Report} Report */
/** @typedef {import('../report/offline_page.js').OfflineKit} OfflineKit */

/**
 * @param {Report} opened
 * @param {import('../report/report_composing.js').ReportReader} reader
 * @param {(done: number, all: number) => void} on_progress counts images and media
 * @returns {Promise<{name: string, unread: number}>} `unread`: how many of them stay where they are
 */
export async function save_offline(opened, reader, on_progress) {
  const kit = await read_kit();
  const { files, unread } = await read_files([...opened.images, ...opened.media], on_progress);
  const { report } = offline_report(with_sizes(opened, files), reader, address_on_the_web);
  const images = await data_urls([...report.images, ...report.media], files);
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
  const contents = contents_html(around, report);
  const before = bar_html(around, { contents, save: '', file_name: name });
  return {
    ...report,
    article: for_paper(report.article),
    quiet,
    style,
    start,
    before,
    contents,
    after: own_imprint_html(around, licences),
  };
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
 * @param {{url: string}[]} named
 * @param {(done: number, all: number) => void} on_progress
 */
async function read_files(named, on_progress) {
  /** @type {Map<string, Blob>} */
  const files = new Map();
  let unread = 0;
  for (const [done, { url }] of named.entries()) {
    on_progress(done + 1, named.length);
    const file = await file_at(url).catch(() => null);
    if (file === null) unread += 1;
    else files.set(url, file);
  }
  return { files, unread };
}

/**
 * Those that cannot be read keep their address, as a remote one does.
 * @param {Report} report
 * @param {Map<string, Blob>} files
 * @returns {Report}
 */
function with_sizes(report, files) {
  const media = report.media.flatMap(({ url }) => {
    const file = files.get(url);
    return file ? [{ url, size: file.size }] : [];
  });
  return { ...report, media };
}

/** @param {string} url */
const address_on_the_web = (url) => (/^https?:/.test(url) ? url : undefined);

/**
 * @param {{url: string}[]} named
 * @param {Map<string, Blob>} files
 * @returns {Promise<Map<string, string>>} `data:` URL of each that was read
 */
async function data_urls(named, files) {
  /** @type {Map<string, string>} */
  const urls = new Map();
  for (const { url } of named) {
    const file = files.get(url);
    if (file) urls.set(url, await data_url(file));
  }
  return urls;
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
  const data = address && (await file_at(address).then(data_url, () => null));
  if (!data) return '';
  return `@font-face{font-family:"Kanbao Han";src:url(${data}) format("woff2");unicode-range:${range}}\n`;
}

/** @param {string} url */
async function file_at(url) {
  const response = await fetch(url, { cache: 'force-cache' });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.blob();
}

/** @param {Blob} blob @returns {Promise<string>} */
function data_url(blob) {
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

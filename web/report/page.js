/**
 * Fills the page's template for one report, in Node and in the browser alike. Every text that comes from a report is
 * escaped here, except what is HTML already: the article, which our own writer wrote, and the parts that the packer
 * makes.
 */

import { embedded_json, escape_embedded } from './embedded_text.js';
import { Problem } from './problem.js';

/**
 * @typedef {object} PageParts
 * @property {string} policy the Content Security Policy
 * @property {string} language BCP 47
 * @property {string} title
 * @property {string} meta HTML of the head: what the page tells other programs of itself
 * @property {string} style CSS
 * @property {string} fonts CSS of the page's own font faces
 * @property {string} parts HTML: what the page is made of, see `part_html`
 * @property {string} start JavaScript: the small script that probes the browser and begins
 * @property {string} before HTML above the report
 * @property {string} article HTML
 * @property {import('./report_language.js').QuietLines} quiet
 * @property {string} contents HTML: the report's outline; empty where it needs none
 * @property {string} after HTML below the report
 * @property {string} source Markdown
 * @property {import('./components.js').PageFacts | null} facts null in a page that holds no report yet
 */

/**
 * @typedef {object} PagePart what stands in the head as a script that no browser runs (web/report/page_parts.js)
 * @property {string} name
 * @property {string} [src] address, where the part is a file beside the page
 * @property {string} [content] the part itself, where it is not
 * @property {Record<string, string>} [data] attributes `data-…`
 */

/**
 * @param {string} template the page with `{{name}}` where a part belongs
 * @param {PageParts} parts
 * @returns {string}
 */
export function fill_page(template, parts) {
  const { quiet, ...rest } = parts;
  /** @type {Record<string, string>} */
  const values = {
    ...rest,
    policy: escape_html(parts.policy),
    language: escape_html(parts.language),
    title: escape_html(parts.title),
    source: escape_embedded(parts.source),
    facts: embedded_json(parts.facts),
    quiet_lines: quiet_attributes(quiet),
    no_script: escape_html(quiet.no_script),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    const value = values[name];
    if (value === undefined) throw new Problem(`shell.html asks for {{${name}}}, which no page has.`);
    return value;
  });
}

/**
 * @param {PagePart} part
 * @returns {string} HTML
 */
export function part_html({ name, src, content = '', data = {} }) {
  const address = src === undefined ? '' : ` src="${escape_html(src)}"`;
  const attributes = Object.entries(data).map(([key, value]) => ` data-${key}="${escape_html(value)}"`);
  return `<script type="text/plain" data-part="${name}"${address}${attributes.join('')}>${escape_embedded(content)}</script>`;
}

/**
 * The sentences stand in the page, in the report's language only, because the script that says some of them is in every
 * page and must be small.
 * @param {import('./report_language.js').QuietLines} quiet
 * @returns {string} an attribute for each reason
 */
function quiet_attributes({ no_script: _, ...lines }) {
  return Object.entries(lines)
    .map(([reason, line]) => ` data-${reason}="${escape_html(line)}"`)
    .join('');
}

/**
 * Images, media and what they are read with may come from other hosts, as in any Markdown file; scripts and styles may not. A
 * script that the page's own first script adds is trusted with it ('strict-dynamic'): in a sandboxed frame WebKit takes
 * nothing for 'self'. Where 'strict-dynamic' is not known, 'self' stands for it.
 * @param {object} inline what stands in the page itself: SHA-256 in base64
 * @param {string[]} inline.scripts
 * @param {string[]} inline.styles
 * @param {boolean} [inline.stands_alone] whether nothing else belongs to the page
 * @param {boolean} [inline.is_app] whether its site may be installed and has a worker
 * @returns {string}
 */
export function content_security_policy({ scripts, styles, stands_alone = false, is_app = false }) {
  const beside = stands_alone ? '' : "'self' ";
  return [
    "default-src 'none'",
    `script-src ${stands_alone ? '' : "'strict-dynamic' "}${beside}${hash_sources(scripts)} 'wasm-unsafe-eval'`,
    `worker-src blob:${is_app ? " 'self'" : ''}`,
    ...(is_app ? ["manifest-src 'self'"] : []),
    `style-src ${beside}${hash_sources(styles)}`,
    "img-src 'self' https: http: data: blob:",
    "media-src 'self' https: http: data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' https: http: data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** @param {string[]} hashes */
function hash_sources(hashes) {
  return hashes.map((hash) => `'sha256-${hash}'`).join(' ');
}

/** @param {string} text */
export function escape_html(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** @param {string} text as `escape_html` writes it */
export function unescape_html(text) {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

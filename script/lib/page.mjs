/**
 * Fills the page's template for one report. Every text that comes from a report is escaped here, except the article,
 * which is already HTML and was written by our own writer. The Content Security Policy names the inline style and the
 * inline script by their hashes.
 */

import { createHash } from 'node:crypto';

import { escape_embedded } from '../../web/embedded_text.js';
import { Problem } from './problem.mjs';

/**
 * @typedef {object} PageParts
 * @property {string} language BCP 47
 * @property {string} title
 * @property {string} article HTML
 * @property {string} source Markdown
 * @property {string} facts
 * @property {import('./report_language.mjs').QuietLines} quiet
 * @property {string} style CSS
 * @property {string} start JavaScript: the small script that probes the browser and begins
 * @property {string} script address of the main script
 * @property {string} wasm address of the module
 */

/**
 * @param {string} template the page with `{{name}}` where a part belongs
 * @param {PageParts} parts
 * @returns {string}
 */
export function fill_page(template, parts) {
  /** @type {Record<string, string>} */
  const values = {
    policy: escape_html(content_security_policy(parts.style, parts.start)),
    language: escape_html(parts.language),
    title: escape_html(parts.title),
    style: parts.style,
    article: parts.article,
    source: escape_embedded(parts.source),
    facts: escape_embedded(parts.facts),
    quiet_lines: quiet_attributes(parts.quiet),
    no_script: escape_html(parts.quiet.no_script),
    start: parts.start,
    script: escape_html(parts.script),
    wasm: escape_html(parts.wasm),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    const value = values[name];
    if (value === undefined) throw new Problem(`shell.html asks for {{${name}}}, which no page has.`);
    return value;
  });
}

/**
 * The sentences stand in the page, in the report's language only, because the script that says some of them is in every
 * page and must be small.
 * @param {import('./report_language.mjs').QuietLines} quiet
 * @returns {string} an attribute for each reason
 */
function quiet_attributes({ no_script: _, ...lines }) {
  return Object.entries(lines)
    .map(([reason, line]) => ` data-${reason}="${escape_html(line)}"`)
    .join('');
}

/**
 * Images and what they are read with may come from other hosts, as in any Markdown file; scripts and styles may not.
 * @param {string} style
 * @param {string} start
 * @returns {string}
 */
function content_security_policy(style, start) {
  return [
    "default-src 'none'",
    `script-src 'self' ${hash_source(start)} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `style-src 'self' ${hash_source(style)}`,
    "img-src 'self' https: http: data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' https: http: data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** @param {string} text */
function hash_source(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** @param {string} text */
function escape_html(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

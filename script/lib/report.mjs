/**
 * Reads one Markdown file into everything its page needs. What is wrong in the file becomes a warning for the person who
 * packs and, where the reader must know, a notice or a box on the page; only a file that is no text at all is refused.
 */

import { readFile } from 'node:fs/promises';

import { facts_text, read_description } from './facts.mjs';
import { no_front_matter, read_front_matter } from './front_matter.mjs';
import { Problem } from './problem.mjs';
import { read_date } from './report_date.mjs';
import { is_language, PACKER_IMAGE_MESSAGES, reader_messages, report_language } from './report_language.mjs';
import { decode_report } from './report_text.mjs';

/**
 * @typedef {object} ReportReader the part of the C++ module that packing needs
 * @property {(markdown: string) => string} describe
 * @property {(markdown: string, facts: string) => string} write_html
 */

/**
 * @typedef {object} Report
 * @property {string} name
 * @property {string} title
 * @property {string} language BCP 47
 * @property {string} date `2023-12-01`, empty when unknown
 * @property {import('./front_matter.mjs').Author[]} authors
 * @property {string} source Markdown
 * @property {string} facts
 * @property {string} article HTML
 * @property {number} images how many images of the report are in the site
 * @property {string[]} warnings `FILE:LINE:COLUMN: what`, as editors understand it
 */

/** @typedef {import('./facts.mjs').Description} Description */
/** @typedef {import('./front_matter.mjs').FrontMatter} FrontMatter */

/**
 * @param {import('./report_files.mjs').ReportFile} report
 * @param {ReportReader} reader
 * @param {import('./report_images.mjs').ReportImages} images
 * @returns {Promise<Report>}
 */
export async function read_report({ file, name }, reader, images) {
  /** @type {string[]} */
  const warnings = [];
  const source = await read_source(file, warnings);
  const description = read_description(reader.describe(source));
  const front = front_matter_of(source, description);
  const language = report_language(front.language, source.trim() === '' ? name : source);
  const date = read_date(front.date, language);
  check_values(file, front, date, warnings);

  check_alternatives(file, description, warnings);
  const placed = await image_facts(file, description, images, language, warnings);
  const facts = facts_text([
    ...title_facts(front, description, name),
    ...(front.date === '' ? [] : [['date', date.datetime, date.shown]]),
    ...front.authors.map((author) => ['author', author.name, author.github]),
    ['language', language],
    ...notices(source, description, front, language).map((text) => ['notice', text]),
    ...placed,
  ]);
  return {
    name,
    title: front.title || first_heading(description) || name,
    language,
    date: date.datetime,
    authors: front.authors,
    source,
    facts,
    article: reader.write_html(source, facts),
    images: placed.filter(([kind]) => kind === 'image').length,
    warnings,
  };
}

/**
 * @param {string} file
 * @param {string[]} warnings
 */
async function read_source(file, warnings) {
  const bytes = await readFile(file).catch((/** @type {Error} */ error) => {
    throw new Problem(`${file} cannot be read: ${error.message}`);
  });
  const { text, encoding } = decode_report(bytes, file);
  if (encoding !== 'UTF-8') warnings.push(`${file}: read as ${encoding}; save it as UTF-8 so that every program can.`);
  return text;
}

/**
 * @param {string} source
 * @param {Description} description
 * @returns {FrontMatter}
 */
function front_matter_of(source, { front_matter }) {
  if (!front_matter) return no_front_matter();
  const lines = source.split('\n').slice(front_matter.first, front_matter.last - 1);
  return read_front_matter(lines.join('\n'), front_matter.first + 1);
}

/** @param {Description} description */
function first_heading({ headings }) {
  return headings[0]?.text ?? '';
}

/**
 * A report without a title of its own is called by its first heading; that stands in the text already and is not shown
 * twice.
 * @param {FrontMatter} front
 * @param {Description} description
 * @param {string} name
 */
function title_facts(front, description, name) {
  if (front.title !== '') return [['title', front.title]];
  return first_heading(description) === '' ? [['title', name]] : [];
}

/**
 * @param {string} file
 * @param {FrontMatter} front
 * @param {import('./report_date.mjs').ReportDate} date
 * @param {string[]} warnings
 */
function check_values(file, front, date, warnings) {
  if (front.fault) {
    const { line, column, message } = front.fault;
    warnings.push(`${file}:${line}:${column}: the front matter does not parse, so it is left out: ${message}`);
  }
  if (front.date !== '' && date.datetime === '') {
    warnings.push(`${file}: “${front.date}” is not a date that can be read (write 2023-12-01); it is shown as written.`);
  }
  if (front.language !== '' && !is_language(front.language)) {
    warnings.push(`${file}: “${front.language}” is not a language tag (write zh-CN or en); it is left out.`);
  }
}

/**
 * Who cannot see an image gets its alternative text.
 * @param {string} file
 * @param {Description} description
 * @param {string[]} warnings
 */
function check_alternatives(file, { images }, warnings) {
  for (const { line, url, alt } of images) {
    if (alt.trim() === '') warnings.push(`${file}:${line}: image ${url}: it has no alt text; write ![what it shows](…).`);
  }
}

/**
 * @param {string} source
 * @param {Description} description
 * @param {FrontMatter} front
 * @param {string} language
 */
function notices(source, { front_matter }, front, language) {
  const messages = reader_messages(language);
  const body = source.split('\n').slice(front_matter?.last ?? 0);
  return [
    ...(front.fault ? [messages.front_matter(front.fault.line, front.fault.column)] : []),
    ...(body.every((line) => line.trim() === '') ? [messages.empty] : []),
  ];
}

/**
 * One fact per address that the report writes; a remote image needs none.
 * @param {string} file
 * @param {Description} description
 * @param {import('./report_images.mjs').ReportImages} images
 * @param {string} language
 * @param {string[]} warnings
 * @returns {Promise<string[][]>}
 */
async function image_facts(file, description, images, language, warnings) {
  /** @type {Map<string, string[]>} */
  const facts = new Map();
  for (const { line, url } of description.images) {
    if (url === '') continue;
    const outcome = await images.place(file, url);
    if ('placed' in outcome) {
      const { placed } = outcome;
      facts.set(url, ['image', url, placed.url, String(placed.width), String(placed.height)]);
    } else if ('fault' in outcome) {
      warnings.push(`${file}:${line}: image ${url}: ${PACKER_IMAGE_MESSAGES[outcome.fault]}.`);
      facts.set(url, ['broken', url, reader_messages(language).image[outcome.fault]]);
    }
  }
  return [...facts.values()];
}

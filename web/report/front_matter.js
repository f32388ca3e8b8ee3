/**
 * Reads the YAML at the head of a report: title, date, author, co_authors, authors, lang, description, tags, cover, draft,
 * tracks. Every value stays the text that was written (a date is not a moment, `2023.10` not a number); keys that are not
 * ours are ignored.
 */

import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';

import { read_tracks } from './tracks.js';

/**
 * @typedef {object} Author
 * @property {string} name
 * @property {string} github account name, empty when there is none
 */

/**
 * @typedef {object} FrontMatterFault
 * @property {number} line of the Markdown file, from 1
 * @property {number} column from 1
 * @property {string} message
 */

/**
 * @typedef {object} FrontMatter
 * @property {string} title empty when missing, as all of these
 * @property {string} date as written
 * @property {string} language as written under `lang`
 * @property {string} description
 * @property {string[]} tags
 * @property {string} cover a picture that stands for the report where others show a link to it, as written
 * @property {boolean} is_draft
 * @property {Author[]} authors the author first, then the co-authors
 * @property {import('./tracks.js').Track[]} tracks in the author's order
 * @property {import('./tracks.js').TrackFault[]} track_faults
 * @property {Record<string, number>} lines of the Markdown file, by key
 * @property {FrontMatterFault} [fault] set when the YAML does not parse; everything else is empty then
 */

/** A GitHub account's name: letters, digits and single hyphens, at most 39 characters. */
const GITHUB_NAME = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i;

/**
 * @param {string} source the whole Markdown file
 * @param {{front_matter: import('#border').SourceLines | null}} description what was read of it
 * @returns {FrontMatter}
 */
export function front_matter_of(source, { front_matter }) {
  if (!front_matter) return no_front_matter();
  const lines = source.split('\n').slice(front_matter.first, front_matter.last - 1);
  return read_front_matter(lines.join('\n'), front_matter.first + 1);
}

/**
 * @param {string} yaml the text between the two lines of hyphens
 * @param {number} first_line the line of the file on which `yaml` begins, from 1
 * @returns {FrontMatter}
 */
export function read_front_matter(yaml, first_line) {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
    const message = error.message.replace(/ at line \d+, column \d+:[^]*$/, '');
    return faulty({ line: line + first_line - 1, column: col, message });
  }
  try {
    const values = values_of(document.toJS({ maxAliasCount: 100 }), first_line);
    if (values.fault || !isMap(document.contents)) return values;
    const line_at = (/** @type {number} */ offset) => lines.linePos(offset).line + first_line - 1;
    const { tracks, faults } = read_tracks(document, line_at);
    return { ...values, tracks, track_faults: faults, lines: key_lines(document.contents, line_at) };
  } catch (resource_error) {
    // Aliases that would unfold without end are an error of toJS, not of the parser.
    return faulty({ line: first_line, column: 1, message: /** @type {Error} */ (resource_error).message });
  }
}

/**
 * @param {import('yaml').YAMLMap} map
 * @param {(offset: number) => number} line_at
 * @returns {FrontMatter['lines']}
 */
function key_lines({ items }, line_at) {
  return Object.fromEntries(
    items.flatMap(({ key }) => (isScalar(key) && key.range ? [[String(key.value), line_at(key.range[0])]] : [])),
  );
}

/** @returns {FrontMatter} */
function no_front_matter() {
  const lists = { tags: [], authors: [], tracks: [], track_faults: [] };
  return { title: '', date: '', language: '', description: '', cover: '', is_draft: false, lines: {}, ...lists };
}

/**
 * @param {FrontMatterFault} fault
 * @returns {FrontMatter}
 */
function faulty(fault) {
  return { ...no_front_matter(), fault };
}

/**
 * @param {unknown} value
 * @param {number} first_line
 * @returns {FrontMatter}
 */
function values_of(value, first_line) {
  if (value === null || value === '') return no_front_matter();
  if (typeof value !== 'object' || Array.isArray(value)) {
    return faulty({ line: first_line, column: 1, message: 'This is not a list of “key: value” lines' });
  }
  const map = /** @type {Record<string, unknown>} */ (value);
  return {
    ...no_front_matter(),
    title: text_of(map.title),
    date: text_of(map.date),
    language: text_of(map.lang),
    description: text_of(map.description),
    tags: tags_of(map.tags),
    cover: text_of(map.cover),
    is_draft: /^(true|yes|on)$/i.test(text_of(map.draft)),
    authors: [map.author, map.co_authors, map.authors].flatMap(authors_of),
  };
}

/**
 * @param {unknown} value
 * @returns {string} the text on one line; empty for what is not a text
 */
function text_of(value) {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}

/**
 * @param {unknown} value a list, or a text with commas
 * @returns {string[]}
 */
function tags_of(value) {
  const tags = Array.isArray(value) ? value : text_of(value).split(/[,，、]/);
  return tags.map(text_of).filter((tag) => tag !== '');
}

/**
 * @param {unknown} value a name, `{name, github}`, or a list of these
 * @returns {Author[]}
 */
function authors_of(value) {
  if (Array.isArray(value)) return value.flatMap(authors_of);
  const fields = /** @type {Record<string, unknown>} */ (typeof value === 'object' && value ? value : { name: value });
  const github = github_name(text_of(fields.github));
  const name = text_of(fields.name) || github;
  return name === '' ? [] : [{ name, github }];
}

/**
 * People write the account as `Ligoml`, `@Ligoml` or the address of its page.
 * @param {string} written
 * @returns {string} empty when it is no account name
 */
function github_name(written) {
  const name = written.replace(/^(https?:\/\/)?(www\.)?github\.com\//i, '').replace(/^@|\/$/g, '');
  return GITHUB_NAME.test(name) ? name : '';
}

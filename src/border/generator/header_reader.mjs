/**
 * Reads what the headers of src/ declare: structs, enumerations and other names of types. A header is read as far as the
 * place of each declaration; what stands in one is read when a message needs it, so that headers may hold any other C++.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * @typedef {object} Token
 * @property {string} text
 * @property {string} file as errors call it
 * @property {number} line from 1
 */

/**
 * @typedef {object} Declaration
 * @property {'struct' | 'enum' | 'using'} kind
 * @property {string} name
 * @property {string} comment
 * @property {Token} at
 * @property {Token[]} body what stands between the braces, or behind the sign of equality
 * @property {HeaderComments} comments of its header
 */

/** @typedef {Map<number, {text: string, is_alone: boolean}>} HeaderComments by line; alone: nothing else stands there */

/** What the border's headers hold and the generator does not know, or what contradicts itself. */
export class BorderError extends Error {
  /**
   * @param {Token} at
   * @param {string} message
   */
  constructor(at, message) {
    super(`${at.file}:${at.line}: ${message}`);
    this.name = 'BorderError';
  }
}

const token_pattern =
  /(?<comment>\/\/.*)|(?<directive>^[ \t]*#.*)|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_]\w*(?:::[A-Za-z_]\w*)*|\d[\w.']*|[^\s])/gm;

/** The declarations of headers and of what they include. */
export class Headers {
  #root;
  /** @type {Set<string>} */
  #read = new Set();
  /** @type {Map<string, Declaration[]>} */
  #declarations = new Map();
  /** Every file that was read. @type {string[]} */
  files = [];

  /** @param {string} root the folder that includes are relative to */
  constructor(root) {
    this.#root = root;
  }

  /**
   * @param {string} header path from the root
   * @returns {Declaration[]} its own, in order
   */
  read(header) {
    if (this.#read.has(header)) return [];
    this.#read.add(header);
    const file = join(this.#root, header);
    this.files.push(file);
    const { tokens, includes, comments } = scan(readFileSync(file, 'utf8'), relative(process.cwd(), file));
    for (const include of includes) if (existsSync(join(this.#root, include))) this.read(include);
    const own = declarations_of(tokens, comments);
    for (const declaration of own) this.#declarations.set(declaration.name, this.#with_others(declaration));
    return own;
  }

  /** @param {Declaration} declaration */
  #with_others(declaration) {
    return [...(this.#declarations.get(declaration.name) ?? []), declaration];
  }

  /**
   * @param {string} name
   * @returns {Declaration | undefined}
   */
  find(name) {
    const [found, other] = this.#declarations.get(name) ?? [];
    if (other) {
      throw new BorderError(other.at, `${name} is the name of another type, too (${found.at.file}:${found.at.line})`);
    }
    return found;
  }
}

/**
 * @param {string} source
 * @param {string} file
 */
function scan(source, file) {
  /** @type {Token[]} */
  const tokens = [];
  /** @type {string[]} */
  const includes = [];
  /** @type {HeaderComments} */
  const comments = new Map();
  let line = 1;
  let scanned_to = 0;
  for (const { index, groups = {} } of source.matchAll(token_pattern)) {
    line += source.slice(scanned_to, index).split('\n').length - 1;
    scanned_to = index;
    const { comment, directive, text } = groups;
    if (text) tokens.push({ text, file, line });
    if (comment) comments.set(line, { text: comment.slice(2).trim(), is_alone: tokens.at(-1)?.line !== line });
    const include = /^\s*#\s*include\s*"([^"]+)"/.exec(directive ?? '')?.[1];
    if (include) includes.push(include);
  }
  return { tokens, includes, comments };
}

/**
 * @param {Token[]} tokens
 * @param {HeaderComments} comments
 * @returns {Declaration[]}
 */
function declarations_of(tokens, comments) {
  /** @type {Declaration[]} */
  const found = [];
  for (let i = 0; i < tokens.length; ++i) {
    const end = end_of_declaration(tokens, i);
    if (tokens[i].text === 'namespace' || tokens[i].text === '}') {
      while (tokens[i].text === 'namespace' && tokens[i + 1].text !== '{') ++i;
      if (tokens[i].text !== '}') ++i;
      continue;
    }
    const declaration = declaration_of(tokens.slice(i, end), comments);
    if (declaration) found.push(declaration);
    i = end - 1;
  }
  return found;
}

/**
 * @param {Token[]} tokens
 * @param {number} start
 * @returns {number} behind its semicolon, or behind the brace that ends a function
 */
export function end_of_declaration(tokens, start) {
  let depth = 0;
  for (let i = start; i < tokens.length; ++i) {
    const { text } = tokens[i];
    if (text === '{' || text === '(') ++depth;
    if (text === '}' || text === ')') --depth;
    if (depth > 0) continue;
    if (text === ';') return i + 1;
    if (text === '}' && !/^[;,)]$/.test(tokens[i + 1]?.text ?? '')) return i + 1;
  }
  return tokens.length;
}

/**
 * @param {Token[]} tokens of one declaration
 * @param {HeaderComments} comments
 * @returns {Declaration | undefined} undefined for what is no type
 */
function declaration_of(tokens, comments) {
  const texts = tokens.map(({ text }) => text);
  const kind = texts[0] === 'enum' && texts[1] === 'class' ? 'enum' : texts[0];
  if (kind !== 'struct' && kind !== 'enum' && kind !== 'using') return undefined;
  const at = tokens[kind === 'enum' ? 2 : 1];
  const begins = texts.indexOf(kind === 'using' ? '=' : '{');
  if (begins < 0) return undefined;
  const ends = kind === 'using' ? tokens.length - 1 : texts.lastIndexOf('}');
  const comment = comment_above(comments, tokens[0].line);
  return { kind, name: at.text, comment, at, body: tokens.slice(begins + 1, ends), comments };
}

/**
 * @param {HeaderComments} comments
 * @param {number} line
 * @returns {string} the lines of comment that end above it, as one paragraph
 */
export function comment_above(comments, line) {
  const lines = [];
  for (let above = line - 1; comments.get(above)?.is_alone; --above) lines.unshift(comments.get(above)?.text ?? '');
  return lines.join(' ');
}

/**
 * @param {HeaderComments} comments
 * @param {Token} first of what is commented
 * @param {Token} last
 * @returns {string} what is said above it, else what is said behind it
 */
export function comment_on(comments, first, last) {
  const behind = comments.get(last.line);
  return comment_above(comments, first.line) || (behind && !behind.is_alone ? behind.text : '');
}

/**
 * Understands the messages of the border: which questions each side may be asked, what is in them and what is answered. The C++
 * that may describe a message is plain structs of the types below; anything else is an error that names its place.
 */

import { BorderError, comment_on, end_of_declaration, Headers } from './header_reader.mjs';

/** @typedef {import('./header_reader.mjs').Token} Token */
/** @typedef {import('./header_reader.mjs').Declaration} Declaration */

/**
 * @typedef {{kind: 'simple', name: SimpleType}
 *   | {kind: 'list' | 'optional' | 'map', of: Type}
 *   | {kind: 'struct' | 'enum', name: string}} Type
 */

/** @typedef {'bool' | 'u8' | 'u32' | 'i32' | 'f32' | 'f64' | 'text' | 'bytes' | 'room' | 'owned'} SimpleType */

/** @typedef {{name: string, comment: string, type: Type}} Field */
/** @typedef {{name: string, comment: string, fields: Field[]}} Struct */
/** @typedef {{name: string, comment: string, names: {name: string, comment: string}[]}} Enumeration */
/** @typedef {Struct & {kind: string, answer: Type, cpp_answer: string}} Question `kind`: its name as JavaScript writes it */

/**
 * @typedef {object} Border
 * @property {Map<string, Struct>} structs each behind those that it holds
 * @property {Map<string, Enumeration>} enums
 * @property {Question[]} engine what C++ is asked
 * @property {Question[]} host what C++ asks
 * @property {string[]} files every header that was read
 */

/** @type {Record<string, SimpleType>} */
const SIMPLE_TYPES = {
  bool: 'bool',
  'std::uint8_t': 'u8',
  'std::uint32_t': 'u32',
  'std::int32_t': 'i32',
  int: 'i32',
  float: 'f32',
  double: 'f64',
  'std::string': 'text',
  'std::string_view': 'text',
  'std::span<const std::uint8_t>': 'bytes',
  'std::span<std::uint8_t>': 'room',
  OwnedBytes: 'owned',
};

/** @type {Record<string, 'list' | 'optional' | 'map'>} */
const TEMPLATES = { 'std::vector': 'list', 'std::optional': 'optional', 'std::unordered_map': 'map' };

/**
 * @param {string} root the folder of the sources
 * @param {{engine: string, host: string}} headers paths from the root
 * @returns {Border}
 */
export function read_border(root, { engine, host }) {
  const headers = new Headers(root);
  const reader = new BorderReader(headers);
  const engine_questions = reader.questions(headers.read(engine));
  const host_questions = reader.questions(headers.read(host));
  const { structs, enums } = reader;
  return { structs, enums, engine: engine_questions, host: host_questions, files: headers.files };
}

class BorderReader {
  #headers;
  /** @type {Map<string, Struct>} */
  structs = new Map();
  /** @type {Map<string, Enumeration>} */
  enums = new Map();
  /** @type {string[]} names of the structs that are being read, each within the one before */
  #open = [];

  /** @param {Headers} headers */
  constructor(headers) {
    this.#headers = headers;
  }

  /**
   * @param {Declaration[]} declarations of one side's header
   * @returns {Question[]}
   */
  questions(declarations) {
    const questions = declarations.flatMap((declaration) => this.#question(declaration) ?? []);
    const names = new Set(questions.map(({ name }) => name));
    for (const { name, at } of declarations) {
      if (names.has(name) || this.structs.has(name) || this.enums.has(name)) continue;
      throw new BorderError(at, `${name} is no question (it has no Answer) and belongs to none`);
    }
    return questions;
  }

  /**
   * @param {Declaration} declaration
   * @returns {Question | undefined}
   */
  #question(declaration) {
    const answer = declaration.kind === 'struct' ? answer_of(declaration) : undefined;
    if (!answer) return undefined;
    const struct = this.#struct(declaration);
    const cpp_answer = answer.map(({ text }) => text).join(' ');
    return { ...struct, kind: snake_case(struct.name), answer: this.#type(answer), cpp_answer };
  }

  /** @param {Declaration} declaration @returns {Struct} */
  #struct(declaration) {
    const { name, comment, at, body } = declaration;
    const known = this.structs.get(name);
    if (known) return known;
    if (this.#open.includes(name)) throw new BorderError(at, `${name} holds itself`);
    this.#open.push(name);
    /** @type {Struct} */
    const struct = { name, comment, fields: [] };
    for (let i = 0; i < body.length;) {
      const end = end_of_declaration(body, i);
      struct.fields.push(...this.#member(declaration, body.slice(i, end)));
      i = end;
    }
    this.#open.pop();
    this.structs.set(name, struct);
    return struct;
  }

  /**
   * @param {Declaration} declaration
   * @param {Token[]} tokens one of its members
   * @returns {Field[]} none for functions and for the name of an answer
   */
  #member({ comments }, tokens) {
    const texts = tokens.map(({ text }) => text);
    if (texts[0] === ';' || is_answer(tokens) || is_function(texts)) return [];
    const last = tokens[tokens.length - 1];
    const end = texts.findIndex((text) => text === '=' || text === '{' || text === ';');
    const name = tokens[end - 1];
    const is_field = last.text === ';' && end >= 2 && /^[a-z]\w*$/.test(name.text);
    if (!is_field) throw not_understood(tokens);
    return [
      { name: name.text, comment: comment_on(comments, tokens[0], last), type: this.#type(tokens.slice(0, end - 1)) },
    ];
  }

  /** @param {Token[]} tokens @returns {Type} */
  #type(tokens) {
    const texts = tokens.map(({ text }) => text);
    const written = texts.join(' ').replace(/ ?([<>]) ?/g, '$1');
    if (Object.hasOwn(SIMPLE_TYPES, written)) return { kind: 'simple', name: SIMPLE_TYPES[written] };
    const template =
      texts[1] === '<' && texts.at(-1) === '>' && Object.hasOwn(TEMPLATES, texts[0]) && TEMPLATES[texts[0]];
    if (template) return this.#template(template, tokens);
    if (tokens.length !== 1) throw not_understood(tokens, 'type ');
    return this.#named_type(tokens[0]);
  }

  /**
   * @param {'list' | 'optional' | 'map'} kind
   * @param {Token[]} tokens
   * @returns {Type}
   */
  #template(kind, tokens) {
    const inner = tokens.slice(2, -1);
    if (kind !== 'map') {
      const of = this.#type(inner);
      const is_bits = kind === 'list' && of.kind === 'simple' && of.name === 'bool';
      if (is_bits) throw not_understood(tokens, 'type ');
      return { kind, of };
    }
    if (inner[0]?.text !== 'std::string' || inner[1]?.text !== ',') throw not_understood(tokens, 'type ');
    return { kind, of: this.#type(inner.slice(2)) };
  }

  /** @param {Token} token @returns {Type} */
  #named_type(token) {
    const declaration = this.#headers.find(token.text);
    if (!declaration) throw not_understood([token], 'type ');
    if (declaration.kind === 'using') return this.#type(declaration.body);
    if (declaration.kind === 'struct') return { kind: 'struct', name: this.#struct(declaration).name };
    return { kind: 'enum', name: this.#enumeration(declaration).name };
  }

  /** @param {Declaration} declaration @returns {Enumeration} */
  #enumeration({ name, comment, at, body, comments }) {
    const known = this.enums.get(name);
    if (known) return known;
    const names = body.filter(({ text }) => text !== ',');
    body.forEach((token, i) => {
      const wanted = i % 2 === 0 ? /^[a-z]\w*$/ : /^,$/;
      if (!wanted.test(token.text)) throw not_understood([token], 'enumerator ');
    });
    if (names.length === 0 || names.length > 255) throw new BorderError(at, `${name} has ${names.length} names`);
    const enumeration = {
      name,
      comment,
      names: names.map((token) => ({
        name: token.text,
        // What is said on the enumeration's own line is said of all of it.
        comment: token.line === at.line ? '' : comment_on(comments, token, token),
      })),
    };
    this.enums.set(name, enumeration);
    return enumeration;
  }
}

/** @param {Token[]} member */
function is_answer(member) {
  return member[0].text === 'using' && member[1]?.text === 'Answer' && member[2]?.text === '=';
}

/** @param {string[]} texts */
function is_function(texts) {
  const ends = texts.findIndex((text) => text === '=' || text === '{' || text === ';');
  return texts.includes('operator') || texts.slice(0, ends).includes('(');
}

/** @param {Declaration} declaration @returns {Token[] | undefined} the type of its answer */
function answer_of({ body }) {
  for (let i = 0; i < body.length; i = end_of_declaration(body, i)) {
    if (is_answer(body.slice(i, i + 3))) return body.slice(i + 3, end_of_declaration(body, i) - 1);
  }
  return undefined;
}

/**
 * @param {Token[]} tokens
 * @param {string} [what]
 */
function not_understood(tokens, what = '') {
  const text = tokens.map((token) => token.text).join(' ');
  return new BorderError(tokens[0], `the ${what}“${text}” is not understood`);
}

/** @param {string} name */
function snake_case(name) {
  return name.replace(/(?!^)([A-Z])/g, '_$1').toLowerCase();
}

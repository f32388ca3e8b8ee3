/**
 * Finds the words of a language in a text, by highlight.js: a parser for each language in a few kB of plain patterns, which
 * gives classes and no colours. It is loaded where reports are read (script/pack, view.html), never in a packed page.
 */

import highlighter from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cmake from 'highlight.js/lib/languages/cmake';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import dos from 'highlight.js/lib/languages/dos';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import kotlin from 'highlight.js/lib/languages/kotlin';
import lua from 'highlight.js/lib/languages/lua';
import makefile from 'highlight.js/lib/languages/makefile';
import markdown from 'highlight.js/lib/languages/markdown';
import php from 'highlight.js/lib/languages/php';
import powershell from 'highlight.js/lib/languages/powershell';
import properties from 'highlight.js/lib/languages/properties';
import protobuf from 'highlight.js/lib/languages/protobuf';
import python from 'highlight.js/lib/languages/python';
import python_repl from 'highlight.js/lib/languages/python-repl';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import scss from 'highlight.js/lib/languages/scss';
import shell from 'highlight.js/lib/languages/shell';
import sql from 'highlight.js/lib/languages/sql';
import swift from 'highlight.js/lib/languages/swift';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';

import { log } from './code_log.js';

/** @typedef {import('#border').CodeRun} CodeRun */
/** @typedef {CodeRun['role']} CodeRole */

/** @type {Record<import('./code_languages.js').CodeLanguage, import('highlight.js').LanguageFn>} */
const languages = {
  bash,
  c,
  cmake,
  cpp,
  csharp,
  css,
  diff,
  dockerfile,
  dos,
  go,
  ini,
  java,
  javascript,
  json,
  kotlin,
  log,
  lua,
  makefile,
  markdown,
  php,
  powershell,
  properties,
  protobuf,
  python,
  'python-repl': python_repl,
  ruby,
  rust,
  scss,
  shell,
  sql,
  swift,
  typescript,
  xml,
  yaml,
};
for (const [name, language] of Object.entries(languages)) highlighter.registerLanguage(name, language);

/** @type {Record<string, CodeRole>} by the first word of a class of highlight.js; what is not named is plain */
const roles = {
  keyword: 'keyword',
  name: 'keyword', // of an element
  'selector-tag': 'keyword',
  string: 'string',
  regexp: 'string',
  quote: 'string',
  code: 'string',
  number: 'literal',
  literal: 'literal',
  symbol: 'literal',
  variable: 'literal',
  'template-variable': 'literal',
  attr: 'literal',
  attribute: 'literal',
  built_in: 'literal',
  link: 'literal',
  bullet: 'literal',
  'selector-attr': 'literal',
  'selector-class': 'literal',
  'selector-id': 'literal',
  'selector-pseudo': 'literal',
  comment: 'comment',
  doctag: 'comment',
  title: 'name',
  section: 'name',
  meta: 'name',
  type: 'type',
  class: 'type',
  addition: 'added',
  deletion: 'removed',
};

/**
 * @param {import('./code_languages.js').CodeLanguage} language
 * @param {string} text
 * @returns {CodeRun[]} of all of the text; their lengths are bytes of UTF-8
 */
export function code_runs(language, text) {
  const { value } = highlighter.highlight(text, { language, ignoreIllegals: true });
  return in_bytes(runs_of_html(value), text);
}

/**
 * @param {string} html as highlight.js writes it: spans, and five characters escaped
 * @returns {CodeRun[]} their lengths are UTF-16 units
 */
function runs_of_html(html) {
  /** @type {CodeRun[]} */
  const runs = [];
  /** @type {CodeRole[]} */
  const open = ['plain'];
  for (const [part, classes] of html.matchAll(/<span class="([^"]*)">|<\/span>|[^<]+/g)) {
    if (classes !== undefined) open.push(role_of(classes));
    else if (part === '</span>') open.pop();
    else add(runs, part.replace(/&[^;]+;/g, '_').length, open[open.length - 1]);
  }
  return runs;
}

/** @param {string} classes of highlight.js: `hljs-title class_` */
function role_of(classes) {
  const [scope, ...details] = classes.replace('hljs-', '').split(' ');
  if (scope === 'title' && details.includes('class_')) return 'type';
  return Object.hasOwn(roles, scope) ? roles[scope] : 'plain';
}

/** @param {CodeRun[]} runs @param {number} length @param {CodeRole} role */
function add(runs, length, role) {
  const last = runs[runs.length - 1];
  if (last?.role === role) last.length += length;
  else runs.push({ length, role });
}

/**
 * A pattern may end within a pair of surrogates; its run then ends with the pair.
 * @param {CodeRun[]} runs in UTF-16 units
 * @param {string} text
 * @returns {CodeRun[]}
 */
function in_bytes(runs, text) {
  const encoder = new TextEncoder();
  let end = 0;
  let taken = 0;
  return runs.flatMap(({ length, role }) => {
    end += length;
    const first = taken;
    taken = Math.max(taken, /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end + 1 : end);
    return first === taken ? [] : [{ length: encoder.encode(text.slice(first, taken)).length, role }];
  });
}

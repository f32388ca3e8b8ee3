/** The languages whose code has colours: those that reports are likely to show. What they are called in a fence. */

/** Each with its other names. */
const languages = {
  bash: 'sh zsh shellscript',
  c: 'h',
  cmake: '',
  cpp: 'c++ cc cxx h++ hh hpp hxx cu cuda',
  csharp: 'cs c#',
  css: '',
  diff: 'patch',
  dockerfile: 'docker',
  dos: 'bat batch cmd',
  go: 'golang',
  ini: 'toml conf cfg',
  java: '',
  javascript: 'js jsx mjs cjs',
  json: 'jsonc json5 jsonl',
  kotlin: 'kt kts',
  log: 'logs',
  lua: '',
  makefile: 'make mk',
  markdown: 'md',
  php: '',
  powershell: 'ps ps1 pwsh',
  properties: '',
  protobuf: 'proto',
  python: 'py py3 python3',
  'python-repl': 'pycon',
  ruby: 'rb',
  rust: 'rs',
  scss: 'sass',
  shell: 'console shellsession sh-session terminal',
  sql: 'mysql postgresql',
  swift: '',
  typescript: 'ts tsx mts cts',
  xml: 'html xhtml svg vue',
  yaml: 'yml',
};

/** @typedef {keyof typeof languages} CodeLanguage as highlight.js calls it */

const by_name = new Map(
  Object.entries(languages).flatMap(([language, names]) =>
    [language, ...names.split(' ')].map((name) => [name, /** @type {CodeLanguage} */ (language)]),
  ),
);

/**
 * @param {string} name in a fence, in lower case
 * @returns {CodeLanguage | undefined}
 */
export function language_named(name) {
  return name === '' ? undefined : by_name.get(name);
}

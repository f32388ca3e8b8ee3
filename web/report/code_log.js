/** Logs as a language of highlight.js, which has none: when, how grave, and what is quoted or counted. */

const date = /\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?/;
const time = /\d\d:\d\d:\d\d(?:[.,]\d+)?/;

/** @type {import('highlight.js').LanguageFn} */
export const log = () => ({
  name: 'Log',
  contains: [
    { scope: 'comment', match: date },
    { scope: 'comment', match: time },
    {
      scope: 'deletion',
      match: /\b(?:FATAL|CRITICAL|SEVERE|ERROR|FAILED|FAILURE|error|fatal|[A-Z]\w*(?:Error|Exception))\b/,
    },
    { scope: 'type', match: /\b(?:WARN|WARNING|warning)\b/ },
    { scope: 'addition', match: /\b(?:PASSED|SUCCESS|OK)\b/ },
    { scope: 'keyword', match: /\b(?:INFO|NOTICE|DEBUG|TRACE)\b/ },
    { scope: 'string', match: /"[^"\n]{0,500}"/ },
    { scope: 'link', match: /\bhttps?:\/\/[^\s"'<>)\]]{1,500}/ },
    { scope: 'number', match: /\b(?:0x[\da-fA-F]+|\d+(?:\.\d+)*)(?:%|[a-zA-Z]{1,2}\b)?/ },
  ],
});

/** The frame of the pages that a site has beside those of its reports. */

import { escape_html } from '../../web/report/page.js';

/**
 * @typedef {object} SitePage
 * @property {string} language BCP 47
 * @property {string} title
 * @property {string} policy Content Security Policy
 * @property {string[]} [styles] CSS
 * @property {string[]} [head] HTML of what else stands in the head
 * @property {string} body HTML
 * @property {string[]} [scripts] that run when the body is there
 * @property {string} [attributes] HTML of the root element's
 */

/**
 * @param {SitePage} page
 * @returns {string} HTML
 */
export function site_page({ language, title, policy, styles = [], head = [], body, scripts = [], attributes = '' }) {
  return `<!doctype html>
<html lang="${escape_html(language)}"${attributes}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape_html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape_html(title)}</title>
<link rel="icon" href="data:,">
${[...styles.map((style) => `<style>${style}</style>`), ...head].join('\n')}
</head>
<body>
${[body, ...scripts.map((script) => `<script>${script}</script>`)].join('\n')}
</body>
</html>
`;
}

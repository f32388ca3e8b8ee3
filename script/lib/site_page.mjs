/** The frame of the pages that a site has beside those of its reports. */

import { app_links } from './app_manifest.mjs';
import { content_security_policy, escape_html } from '../../web/report/page.js';
import { sha256 } from './hash.mjs';

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
 * @typedef {object} ListParts
 * @property {string[]} styles CSS
 * @property {string[]} scripts that run when the body is there
 * @property {import('./build.mjs').Build['app']} [app] of a site that readers' browsers keep
 * @property {boolean} [stands_alone] whether nothing else belongs to the page
 */

/**
 * A page that lists the reports: it may do what theirs may, and is kept with them.
 * @param {Omit<SitePage, 'policy'> & ListParts} page
 * @returns {string} HTML
 */
export function list_page({ app, stands_alone, scripts: own_scripts, head = [], ...page }) {
  const scripts = [...own_scripts, ...(app ? [app.start] : [])];
  const policy = content_security_policy({
    scripts: scripts.map(sha256),
    styles: page.styles.map(sha256),
    stands_alone,
    is_app: app !== undefined,
  });
  return site_page({ ...page, policy, head: [...(app ? [app_links(app.part, app.grounds)] : []), ...head], scripts });
}

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

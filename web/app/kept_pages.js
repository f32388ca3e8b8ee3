/** Pages that a worker shows without a network: a kept one, which says so and since when, and one in place of those that are not. */

import missing_style from '../css/missing.css';
import { escape_html } from '../report/page.js';
import { choose_words } from '../tools/tool_words.js';
import { kept_words } from './app_words.js';
import { kept_since } from './kept_store.js';

const bar = /<nav id="?bar\b[^]*?<\/nav>/;

/**
 * @param {Response} kept page
 * @param {string} address that was asked for
 * @returns {Promise<Response>}
 */
export async function page_with_note(kept, address) {
  const html = await kept.text();
  const [, lang = ''] = /<html\b[^>]*?\blang="?([\w-]+)/.exec(html) ?? [];
  const since = kept_since(kept);
  const words = choose_words(kept_words, { lang }, new URL(address).search);
  const shown = since.toLocaleString(words.language, { dateStyle: 'long', timeStyle: 'short' });
  const said = words.kept(`<time datetime="${since.toISOString()}">${shown}</time>`);
  const note = `<p class="site-line" lang="${words.language}" data-kept role="status">${said}</p>`;
  const noted = html.replace(bar.test(html) ? bar : /<body\b[^>]*>/, (found) => `${found}${note}`);
  return new Response(noted, { headers: kept.headers });
}

/**
 * @param {{url: string, title: string}[]} places that can be gone to
 * @param {string} lang the site's language
 * @param {string} address that was asked for
 * @returns {Response}
 */
export function missing_page(places, lang, address) {
  const words = choose_words(kept_words, { lang }, new URL(address).search);
  const links = places.map(({ url, title }) => `<li>${link(url, title)}</li>`).join('\n');
  const html = `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words.offline}</title>
<style>${missing_style}</style>
</head>
<body>
<main>
<h1>${words.offline}</h1>
<p>${words.missing}</p>
<ul lang="${escape_html(lang)}">
${links}
</ul>
<p>${link(address, words.again)}</p>
</main>
</body>
</html>
`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
  return new Response(html, { status: 503, headers });
}

/** @param {string} url @param {string} words */
const link = (url, words) => `<a href="${escape_html(url)}">${escape_html(words)}</a>`;

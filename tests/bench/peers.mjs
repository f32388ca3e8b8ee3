/** The pages that a report is measured beside: its HTML alone, and what VitePress makes of the same Markdown. */

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { start_static_server } from '../browser/lib/static_server.mjs';
import { pack_site } from '../browser/lib/site.mjs';
import { find_reports } from '../../script/lib/report_files.mjs';
import { vitepress_peer } from './vitepress_page.mjs';

/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} url
 * @property {() => Promise<void>} close
 */

/**
 * The report's HTML, as a Markdown converter gives it, in a page with nothing else.
 * @param {string} html of a packed page
 * @returns {string}
 */
export function bare_page(html) {
  const article = /<article id="report"[^>]*>[\s\S]*?<\/article>/.exec(html)?.[0];
  const title = /<title>[\s\S]*?<\/title>/.exec(html)?.[0];
  if (article === undefined || title === undefined) throw new Error('the packed page has no article or no title');
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${title}
<link rel="icon" href="data:,">
<style>body { max-width: 640px; margin: 0 auto; font: 16px/1.75 sans-serif } img { max-width: 100%; height: auto }</style>
${article}
</html>
`;
}

/**
 * @param {string} folder of the packed site
 * @returns {Promise<Peer>}
 */
async function bare_peer(folder) {
  const own = await mkdtemp(join(tmpdir(), 'kanbao-bare-'));
  await writeFile(join(own, 'index.html'), bare_page(await readFile(join(folder, 'index.html'), 'utf8')));
  await cp(join(folder, 'images'), join(own, 'images'), { recursive: true, force: true });
  const server = await start_static_server(own);
  const close = async () => {
    await server.close();
    await rm(own, { recursive: true });
  };
  return { name: 'bare HTML', url: server.url, close };
}

/**
 * @param {string[]} reports Markdown files or folders
 * @returns {Promise<{kanbao: Peer, peers: Peer[]}>}
 */
export async function open_peers(reports) {
  const site = await pack_site(reports);
  const newest = decodeURIComponent(basename(site.pages[0], '.html'));
  const { file } = /** @type {import('../../script/lib/report_files.mjs').ReportFile} */ (
    (await find_reports(reports)).find(({ name }) => name === newest)
  );
  const peers = [await bare_peer(site.folder), await vitepress_peer(file)];
  return { kanbao: { name: 'kanbao', url: site.url, close: site.close }, peers };
}

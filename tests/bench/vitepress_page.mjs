/** The VitePress page of a report, with its default theme: what communities read today. */

import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

import { load_reader } from '../../script/lib/build.mjs';
import { repository } from '../browser/lib/folders.mjs';
import { start_static_server } from '../browser/lib/static_server.mjs';

const run = promisify(execFile);

const CONFIG = `export default {
  lang: 'zh-CN',
  title: '月报',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  ignoreDeadLinks: true,
};
`;

/**
 * @param {string} file
 * @returns {Promise<string[]>} paths of the images beside the report that it shows
 */
async function images_of(file) {
  const reader = await load_reader(join(repository, 'build/dist'));
  const reading = reader.read(await readFile(file, 'utf8'));
  const addresses = reading.description.images.map(({ url }) => url).filter((url) => !/^([a-z]+:|\/|$)/i.test(url));
  reading.close();
  return addresses.map((url) => resolve(dirname(file), decodeURI(url)));
}

/**
 * @param {string[]} paths absolute
 * @returns {string} the deepest folder that holds them all
 */
function common_folder(paths) {
  const [first, ...others] = paths.map((path) => dirname(path).split('/'));
  let depth = first.length;
  for (const parts of others) while (parts.slice(0, depth).join('/') !== first.slice(0, depth).join('/')) depth -= 1;
  return first.slice(0, depth).join('/') || '/';
}

/**
 * Builds the page of one report and serves it.
 * @param {string} file the report's Markdown
 * @returns {Promise<import('./peers.mjs').Peer>}
 */
export async function vitepress_peer(file) {
  // Below the repository, where VitePress finds what its pages import.
  await mkdir(join(repository, 'build/bench'), { recursive: true });
  const site = await mkdtemp(join(repository, 'build/bench/vitepress-'));
  const files = [resolve(file), ...(await images_of(file))];
  const root = common_folder(files);
  for (const path of files) {
    const copy = join(site, relative(root, path));
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(path, copy);
  }
  await mkdir(join(site, '.vitepress'));
  await writeFile(join(site, '.vitepress/config.mjs'), CONFIG);
  await run(join(repository, 'node_modules/.bin/vitepress'), ['build', site], { cwd: repository });
  const server = await start_static_server(join(site, '.vitepress/dist'));
  const page = relative(root, resolve(file)).replace(/\.(md|markdown)$/i, '.html');
  const close = async () => {
    await server.close();
    await rm(site, { recursive: true });
  };
  return { name: 'VitePress', url: `${server.url}${encodeURI(page)}`, close };
}

/** Tells whether what is kept of an earlier run was made by the same program: the build, the packer and what they stand on. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { content_hash } from './hash.mjs';

const own_folders = ['script/lib', 'web', 'build/border'];
const own_files = ['package.json', 'package-lock.json'];

/**
 * @param {string} dist folder that the build has filled
 * @param {import('./file_hashes.mjs').FileHashes} hashes
 * @returns {Promise<string>}
 */
export async function program_hash(dist, hashes) {
  const repository = fileURLToPath(new URL('../../', import.meta.url));
  const folders = [dist, ...own_folders.map((folder) => join(repository, folder))];
  const files = [
    ...(await Promise.all(folders.map(files_below))).flat(),
    ...own_files.map((file) => join(repository, file)),
  ];
  return content_hash(JSON.stringify([process.version, files.map((file) => hashes.of(file))]));
}

/** @param {string} folder @returns {Promise<string[]>} */
async function files_below(folder) {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.sort().map((name) => join(folder, name));
}

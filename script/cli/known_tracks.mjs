/** The tracks that the newest report of a folder tells of: the next one is about the same. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { FileHashes } from '../lib/file_hashes.mjs';
import { FrontMatters } from '../lib/front_matters.mjs';

/** @typedef {import('../../web/report/tracks.js').Track} Track */

/**
 * @param {string} folder that may not be there yet
 * @returns {Promise<Track[]>}
 */
export async function known_tracks(folder) {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.md')).map((name) => join(folder, name));
  const matters = new FrontMatters(new FileHashes());
  const fronts = await Promise.all(files.map((file) => matters.of(file)));
  const telling = fronts.filter(({ tracks, date }) => tracks.length > 0 && date !== '');
  telling.sort((one, other) => (one.date < other.date ? 1 : -1));
  return telling[0]?.tracks ?? [];
}

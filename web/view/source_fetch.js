/** Brings the file at an address, and says why it does not come. */

import { ViewProblem, words } from './words.js';

export const most_bytes = 20_000_000;

/**
 * GitHub's pages of a file become the file itself, which any page may read.
 * @param {string} written
 * @returns {URL}
 */
export function source_address(written) {
  const url = parsed(written);
  if (!url || !/^https?:$/.test(url.protocol)) throw new ViewProblem(words.bad_address(written));
  const [, owner, repository, kind, ...path] = url.pathname.split('/');
  const is_file = /^(www\.)?github\.com$/.test(url.hostname) && /^(blob|raw)$/.test(kind ?? '') && path.length > 1;
  if (!is_file) return url;
  return new URL(`https://raw.githubusercontent.com/${[owner, repository, ...path].join('/')}`);
}

/** @param {string} written */
function parsed(written) {
  try {
    return new URL(written, location.href);
  } catch {
    return null;
  }
}

/**
 * @param {URL} url
 * @param {(bytes: number) => void} on_progress
 * @returns {Promise<Uint8Array>}
 */
export async function fetch_source(url, on_progress) {
  const shown = url.href;
  const response = await fetch(url, { credentials: 'omit' }).catch(() => {
    throw new ViewProblem(words.unreachable(shown));
  });
  if (!response.ok) throw new ViewProblem(words.status(shown, response.status));
  return read_all(response, on_progress, shown);
}

/**
 * @param {Response} response
 * @param {(bytes: number) => void} on_progress
 * @param {string} shown
 */
async function read_all(response, on_progress, shown) {
  const reader = response.body?.getReader();
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  for (let step = await reader?.read(); reader && step && !step.done; step = await reader.read()) {
    chunks.push(step.value);
    size += step.value.length;
    if (size > most_bytes) {
      void reader.cancel();
      throw new ViewProblem(words.too_large(shown));
    }
    on_progress(size);
  }
  return new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (chunks)).arrayBuffer());
}

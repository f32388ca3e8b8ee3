/** Writes a file in one step, so that somebody who reads it meanwhile never sees half of it. */

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';

/**
 * @param {string} file its folder is made where it is missing
 * @param {string | Uint8Array} content
 */
export async function replace_file(file, content) {
  await mkdir(dirname(file), { recursive: true });
  // Several processes, and several threads of each, may write the same file at once.
  const draft = `${file}.${process.pid}.${threadId}.new`;
  await writeFile(draft, content);
  await rename(draft, file);
}

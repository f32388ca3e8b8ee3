/**
 * Writes both sides of the border from the messages of src/border: the C++ that CMake compiles and the module `#border` of
 * package.json.
 *
 *     node src/border/generate.mjs [--cpp FILE [--depfile FILE]] [--javascript FOLDER]
 */

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { read_border } from './generator/border_model.mjs';
import { cpp_codec } from './generator/cpp_codec.mjs';
import { BorderError } from './generator/header_reader.mjs';
import { javascript_codec, typescript_declarations } from './generator/javascript_codec.mjs';

const SOURCES = fileURLToPath(new URL('../', import.meta.url));
const JAVASCRIPT_CODEC = fileURLToPath(new URL('../../web/engine/border_codec.js', import.meta.url));

export const HEADERS = { engine: 'border/engine_messages.h', host: 'border/host_messages.h' };

/** @returns {import('./generator/border_model.mjs').Border} that of this repository */
export const own_border = () => read_border(SOURCES, HEADERS);

/** @param {{cpp?: string, depfile?: string, javascript?: string}} outputs */
export function generate({ cpp, depfile, javascript }) {
  const border = own_border();
  if (cpp) write_changed(cpp, cpp_codec(border, HEADERS));
  if (cpp && depfile) write_changed(depfile, `${cpp}: ${border.files.map((file) => resolve(file)).join(' ')}\n`);
  if (!javascript) return;
  const codec = relative(resolve(javascript), JAVASCRIPT_CODEC);
  write_changed(join(javascript, 'border.js'), javascript_codec(border, codec));
  write_changed(join(javascript, 'border.d.ts'), typescript_declarations(border, codec));
}

/**
 * In one step, because several builds may write the same module.
 * @param {string} file
 * @param {string} content
 */
function write_changed(file, content) {
  if (content_of(file) === content) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, content);
  renameSync(`${file}.${process.pid}`, file);
}

/** @param {string} file @returns {string | undefined} */
function content_of(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({ options: { cpp: text, depfile: text, javascript: text } });
  try {
    generate(values);
  } catch (error) {
    if (!(error instanceof BorderError)) throw error;
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}

/** Draws pictures in SVG as PNG. What draws is a WebAssembly module, which a process may start once: when the first is wanted. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { Resvg, initWasm } from '@resvg/resvg-wasm';

/** @type {Promise<void> | undefined} */
let started;

/**
 * @param {string} svg
 * @param {number} [width] px; that of the picture itself when it is not given
 * @returns {Promise<Uint8Array>} PNG
 */
export async function svg_png(svg, width) {
  await (started ??= start());
  const image = new Resvg(svg, width === undefined ? {} : { fitTo: { mode: 'width', value: width } }).render();
  const png = image.asPng();
  image.free();
  return png;
}

async function start() {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(await readFile(wasm));
}

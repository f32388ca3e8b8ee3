/**
 * The C functions of src/image/image_exports_web.cpp as JavaScript: header and pixels of an image file. The same code
 * serves the page, the worker and Node. Views of the heap are taken anew after each call, because growing replaces it.
 */

/**
 * What is used of the module that create_kanbao() gives.
 * @typedef {object} ImageModule
 * @property {Uint8Array} HEAPU8
 * @property {(size: number) => number} _malloc
 * @property {(pointer: number) => void} _free
 * @property {(bytes: number, size: number, fields: number) => void} _kanbao_image_header
 * @property {(bytes: number, size: number, fields: number) => number} _kanbao_image_decode
 */

/**
 * `state`: `need_more` as long as the header goes beyond the bytes. `width` and `height` are upright, and `motion` is
 * `unknown` while a GIF's second frame may still come.
 * @typedef {object} ImageHeader
 * @property {'need_more' | 'known' | 'not_known'} state
 * @property {'unknown' | 'png' | 'jpeg' | 'gif' | 'bmp' | 'webp' | 'avif' | 'svg'} format
 * @property {number} width
 * @property {number} height
 * @property {number} orientation 1 to 8
 * @property {'unknown' | 'still' | 'moving'} motion
 */

/** @typedef {{width: number, height: number, data: Uint8Array<ArrayBuffer>}} ImagePixels RGBA, alpha not multiplied in */

const states = /** @type {const} */ (['need_more', 'known', 'not_known']);
const formats = /** @type {const} */ (['unknown', 'png', 'jpeg', 'gif', 'bmp', 'webp', 'avif', 'svg']);
const motions = /** @type {const} */ (['unknown', 'still', 'moving']);
const field_count = 6;

/**
 * Calls `use` with the bytes and a row of 32-bit fields in the heap.
 * @template T
 * @param {ImageModule} module
 * @param {Uint8Array} bytes
 * @param {(bytes: number, fields: number) => T} use
 * @returns {T | null} null when the heap has no room for them
 */
function with_heap(module, bytes, use) {
  const fields = module._malloc(field_count * 4);
  const copy = module._malloc(Math.max(bytes.length, 1));
  try {
    if (!fields || !copy) return null;
    module.HEAPU8.set(bytes, copy);
    return use(copy, fields);
  } finally {
    module._free(copy);
    module._free(fields);
  }
}

/**
 * @param {ImageModule} module
 * @param {number} fields
 */
function fields_at(module, fields) {
  return new Uint32Array(module.HEAPU8.buffer, fields, field_count);
}

/**
 * @param {ImageModule} module
 * @param {number} pointer
 */
function ascii_at(module, pointer) {
  const end = module.HEAPU8.indexOf(0, pointer);
  return String.fromCharCode(...module.HEAPU8.subarray(pointer, end));
}

/**
 * Reads as much of the header as `bytes`, the beginning of a file, allow.
 * @param {ImageModule} module
 * @param {Uint8Array} bytes
 * @returns {ImageHeader}
 */
export function read_image_header(module, bytes) {
  const header = with_heap(module, bytes, (copy, fields) => {
    module._kanbao_image_header(copy, bytes.length, fields);
    const [state, format, width, height, orientation, motion] = fields_at(module, fields);
    return { state: states[state], format: formats[format], width, height, orientation, motion: motions[motion] };
  });
  return header ?? { state: 'not_known', format: 'unknown', width: 0, height: 0, orientation: 1, motion: 'unknown' };
}

/**
 * The pixels scaled down to `width` × `height` (a side is never enlarged), or the code of the failure.
 * @param {ImageModule} module
 * @param {Uint8Array} bytes
 * @param {number} width
 * @param {number} height
 * @returns {ImagePixels | {failure: string}}
 */
export function decode_image(module, bytes, width, height) {
  const result = with_heap(module, bytes, (copy, fields) => {
    fields_at(module, fields).set([width, height]);
    const pixels = module._kanbao_image_decode(copy, bytes.length, fields);
    const [real_width, real_height, failure] = fields_at(module, fields);
    if (!pixels) return { failure: ascii_at(module, failure) };
    const data = module.HEAPU8.slice(pixels, pixels + real_width * real_height * 4);
    module._free(pixels);
    return { width: real_width, height: real_height, data: /** @type {Uint8Array<ArrayBuffer>} */ (data) };
  });
  return result ?? { failure: 'out_of_memory' };
}

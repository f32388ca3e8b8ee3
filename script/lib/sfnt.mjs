/** The tables of an OpenType font (OpenType 1.9, “Organization of an OpenType Font”): taken apart and put together. */

const header_size = 12;
const entry_size = 16;

/** @typedef {{tag: string, bytes: Buffer}} Table */

/** @param {Buffer} font @returns {Table[]} in the font's order */
export function tables_of(font) {
  return Array.from({ length: font.readUInt16BE(4) }, (_, place) => {
    const entry = font.subarray(header_size + entry_size * place);
    const [offset, length] = [entry.readUInt32BE(8), entry.readUInt32BE(12)];
    return { tag: entry.toString('latin1', 0, 4), bytes: font.subarray(offset, offset + length) };
  });
}

/**
 * @param {Table[]} tables
 * @returns {Buffer} a font of these, without checksums, for a program that asks for none
 */
export function font_of(tables) {
  const font = Buffer.alloc(plain_size(tables));
  font.write('OTTO', 'latin1');
  font.writeUInt16BE(tables.length, 4);
  let offset = header_size + entry_size * tables.length;
  for (const [place, { tag, bytes }] of tables.entries()) {
    const entry = font.subarray(header_size + entry_size * place);
    entry.write(tag, 'latin1');
    entry.writeUInt32BE(offset, 8);
    entry.writeUInt32BE(bytes.length, 12);
    bytes.copy(font, offset);
    offset += padded(bytes.length);
  }
  return font;
}

/** @param {Table[]} tables @returns {number} bytes of a font of these */
export function plain_size(tables) {
  return tables.reduce((sum, { bytes }) => sum + entry_size + padded(bytes.length), header_size);
}

/** @param {number} length of a table @returns {number} with the zeros behind it */
export function padded(length) {
  return Math.ceil(length / 4) * 4;
}

/** What a font file says of itself, so that a table recorded with it can name it. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const table_record_bytes = 16;
const first_record = 12;

/**
 * @param {Buffer} font OpenType
 * @returns {number} where its `head` table begins
 */
function head_table(font) {
  const count = font.readUInt16BE(4);
  for (let i = 0; i < count; i += 1) {
    const record = first_record + i * table_record_bytes;
    if (font.toString('latin1', record, record + 4) === 'head') return font.readUInt32BE(record + 8);
  }
  throw new Error('the font has no table head');
}

/** @param {string} path @returns {string} its name, revision (16.16 fixed) and digest */
export function font_identity(path) {
  const font = readFileSync(path);
  const head = head_table(font);
  const units = font.readUInt16BE(head + 18);
  if (units !== 1000) throw new Error(`the font has ${units} units per em, not 1000`);
  const revision = (font.readUInt32BE(head + 4) / 65536).toFixed(3);
  return `${basename(path)} revision ${revision} sha256 ${createHash('sha256').update(font).digest('hex')}`;
}

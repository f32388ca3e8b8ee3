/** Bytes become text, or are refused in words that help. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { decode_report } from '../../web/report/report_text.js';

/** “看报：月报\n” in GB18030. */
const GB18030 = Uint8Array.of(0xbf, 0xb4, 0xb1, 0xa8, 0xa3, 0xba, 0xd4, 0xc2, 0xb1, 0xa8, 0x0a);

describe('decoding a report', () => {
  test('UTF-8 is taken as it is, without its byte order mark', () => {
    assert.deepEqual(decode_report(Buffer.from('\ufeff月报'), 'a.md'), { text: '月报', encoding: 'UTF-8' });
  });

  test('an empty file is an empty text', () => {
    assert.equal(decode_report(new Uint8Array(), 'a.md').text, '');
  });

  test('lines of Windows and of old Macs end in line feeds', () => {
    assert.equal(decode_report(Buffer.from('a\r\nb\rc\n'), 'a.md').text, 'a\nb\nc\n');
  });

  test('GB18030 is recognised', () => {
    assert.deepEqual(decode_report(GB18030, 'a.md'), { text: '看报：月报\n', encoding: 'GB18030' });
  });

  test('UTF-16 with its mark is recognised, either way round', () => {
    assert.deepEqual(decode_report(Buffer.from('\ufeff月报', 'utf16le'), 'a.md'), { text: '月报', encoding: 'UTF-16' });
    const swapped = Buffer.from('\ufeff月报', 'utf16le').swap16();
    assert.deepEqual(decode_report(swapped, 'a.md'), { text: '月报', encoding: 'UTF-16' });
  });

  test('what is neither is refused with the place and the cure', () => {
    const bytes = Buffer.concat([Buffer.from('# 月报\n\ncaf'), Uint8Array.of(0xe9, 0x20, 0x0a)]);
    assert.throws(() => decode_report(bytes, 'posts/old.md'), {
      name: 'Problem',
      message: /^posts\/old\.md: .*byte 13 \(line 3\).*save the file as UTF-8/,
    });
  });

  test('a picture with the wrong name is refused, not shown as Chinese', () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d);
    assert.throws(() => decode_report(png, 'a.md'), { message: /byte 0 \(line 1\)/ });
  });
});

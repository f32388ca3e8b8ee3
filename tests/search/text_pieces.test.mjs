/** The pieces that the index holds, and those that a query asks for. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { read_query } from '../../web/search/query.js';
import { asked_pieces, pieces_of } from '../../web/search/text_pieces.js';

describe('the pieces of a text', () => {
  for (const [text, expected] of /** @type {[string, string[]][]} */ ([
    ['任务认领', ['任务', '务认', '认领']],
    ['hack', ['ha', 'ac', 'hac', 'ck', 'ack']],
    ['第5期', ['第5', '5期']],
    ['一，二', []],
    ['一\n二', []],
    ['ab cd', ['ab', 'cd']],
    ['c++', ['c+', '++', 'c++']],
    ['𠀀𠀁', ['𠀀𠀁']],
    ['', []],
  ])) {
    test(JSON.stringify(text), () => assert.deepEqual([...pieces_of(text)], expected));
  }
});

describe('the pieces of a query', () => {
  for (const [term, most, expected] of /** @type {[string, number, string[]][]} */ ([
    ['任务', 3, ['任务']],
    ['任务认领', 3, ['任务', '认领', '务认']],
    ['开源贡献个人挑战赛', 3, ['开源', '个人', '战赛']],
    ['hackathon', 3, ['hac', 'kat', 'hon']],
    ['pr', 3, ['pr']],
    ['第5期', 3, ['第5', '5期']],
    ['ab框', 3, ['ab', 'b框']],
    ['赛', 3, []],
    ['a', 3, []],
    ['，。', 3, []],
    ['v2，c', 3, ['v2']],
  ])) {
    test(`${term}, at most ${most}`, () => assert.deepEqual(asked_pieces(term, most), expected));
  }

  test('each stands in the text, whatever the term', () => {
    for (const term of ['框架review第12期c++任务', '一a二b三c', 'aaaaaaa', '认认认认认', 'x1-y2_z3']) {
      const pieces = pieces_of(term);
      for (const piece of asked_pieces(term, 9)) assert.ok(pieces.has(piece), `${piece} of ${term}`);
    }
  });
});

test('a query is its terms, folded, and few pieces', () => {
  assert.deepEqual(read_query('　認領 Ｈａｃｋ '), {
    terms: ['认领', 'hack'],
    pieces: ['认领', 'hac'],
    is_exact: false,
  });
  assert.deepEqual(read_query('任务'), { terms: ['任务'], pieces: ['任务'], is_exact: true });
  assert.deepEqual(read_query('任'), { terms: ['任'], pieces: [], is_exact: false });
  assert.deepEqual(read_query('   '), { terms: [], pieces: [], is_exact: true });
  const long = read_query('很长的一段话'.repeat(500));
  assert.ok(long.pieces.length <= 3);
  assert.ok(read_query('甲乙 丙丁 戊己 庚辛 壬癸').pieces.length <= 3);
});

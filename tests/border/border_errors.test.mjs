/** What the generator of the border does not understand it names, with file and line. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { read_border } from '../../src/border/generator/border_model.mjs';

/**
 * @param {string} engine the engine's header, of which the first line includes others
 * @param {string} [others]
 */
function border_of(engine, others = '') {
  const root = mkdtempSync(join(tmpdir(), 'kanbao-border-'));
  try {
    writeFileSync(join(root, 'engine.h'), `#include "others.h"\nnamespace kanbao {\n${engine}\n}\n`);
    writeFileSync(join(root, 'host.h'), '');
    writeFileSync(join(root, 'others.h'), others);
    return read_border(root, { engine: 'engine.h', host: 'host.h' });
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** @param {string} fields */
const question = (fields) => `struct Ask {\n${fields}\n  using Answer = bool;\n};`;

const ERRORS = /** @type {const} */ ([
  ['a pointer', question('  const char* text;'), /engine\.h:4: the type “const char \*” is not understood$/],
  ['a type that nobody declares', question('  Colour a;'), /engine\.h:4: the type “Colour” is not understood$/],
  [
    'a number whose size differs',
    question('  std::size_t a;'),
    /engine\.h:4: the type “std::size_t” is not understood$/,
  ],
  ['a container that is not known', question('  std::set<int> a;'), /engine\.h:4: the type “std::set < int >” is not/],
  [
    'a map by numbers',
    question('  std::unordered_map<int, int> a;'),
    /:4: the type “std::unordered_map < int , int >” is not/,
  ],
  ['a list of bits', question('  std::vector<bool> a;'), /:4: the type “std::vector < bool >” is not understood$/],
  ['several names', question('  int a, b;'), /engine\.h:4: the type “int a ,” is not understood$/],
  ['an array', question('  int a[2];'), /engine\.h:4: the “int a \[ 2 \] ;” is not understood$/],
  [
    'another name in a struct',
    question('  using Other = int;'),
    /engine\.h:4: the “using Other = int ;” is not understood$/,
  ],
  [
    'a numbered enumerator',
    `enum class Kind { one = 3 };\n${question('  Kind a;')}`,
    /engine\.h:3: the enumerator “=” is not/,
  ],
  ['an empty enumeration', `enum class Kind {};\n${question('  Kind a;')}`, /engine\.h:3: Kind has 0 names$/],
  ['a struct that holds itself', question('  std::vector<Ask> a;'), /engine\.h:3: Ask holds itself$/],
  [
    'a struct that nobody needs',
    `${question('')}\nstruct Idle {};`,
    /engine\.h:7: Idle is no question \(it has no Answer\) and belongs/,
  ],
]);

for (const [what, source, message] of ERRORS) {
  test(`${what} is named`, () => assert.throws(() => border_of(source), { name: 'BorderError', message }));
}

test('two types of one name are named', () => {
  const others = 'struct Two {};\nnamespace other { struct Two {}; }';
  const message = /others\.h:2: Two is the name of another type, too \(.*others\.h:1\)$/;
  assert.throws(() => border_of(question('  Two a;'), others), { message });
});

test('headers may hold other C++, and what is said of a field comes along', () => {
  const others = `class Other { public: int f() { return 1; } };
inline int g(int a) { return a; }
constexpr int number = 3;
// Where it is.
struct Place {
  double x = 0;  // CSS px
  // likewise
  double y = 0;
  double sum() const { return x + y; }
  bool operator==(const Place&) const = default;
};`;
  const { structs, engine } = border_of(question('  Place place;'), others);
  assert.deepEqual(structs.get('Place'), {
    name: 'Place',
    comment: 'Where it is.',
    fields: [
      { name: 'x', comment: 'CSS px', type: { kind: 'simple', name: 'f64' } },
      { name: 'y', comment: 'likewise', type: { kind: 'simple', name: 'f64' } },
    ],
  });
  assert.deepEqual(
    engine.map(({ kind, answer }) => [kind, answer]),
    [['ask', { kind: 'simple', name: 'bool' }]],
  );
});

/** Text in a script element can neither end it nor be changed by it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { escape_embedded, unescape_embedded } from '../../web/report/embedded_text.js';

const TEXTS = [
  'plain 看报 < > & " \\',
  'a</script><script>alert(1)</script>',
  '</SCRIPT\n>',
  '<!-- <script> -->',
  'written with a backslash: <\\/script> <\\\\!-- <\\\\\\/ScRiPt',
  '<</script',
];

test('whatever is embedded comes back as it was and holds nothing that HTML acts on', () => {
  for (const text of TEXTS) {
    const embedded = escape_embedded(text);
    assert.doesNotMatch(embedded, /<\/script|<!--/i);
    assert.equal(unescape_embedded(embedded), text);
  }
});

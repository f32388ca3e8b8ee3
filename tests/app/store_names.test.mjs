/** A site's caches are known from those of others on its host. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { store_name, stores_of } from '../../web/app/store_names.js';

test('a site has its own caches, of whatever release', () => {
  const scope = 'https://example.org/a/';
  const own = [store_name(scope), `kanbao 0 ${scope}`, `kanbao 12 ${scope}`];
  const others = [store_name('https://example.org/'), store_name(`${scope}b/`), scope.slice(0, -1), `my ${scope}`, ''];
  assert.deepEqual(stores_of(scope, [...own, ...others]), own);
});

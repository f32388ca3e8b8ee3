/**
 * Takes the place of a site's worker when the site is packed without `--app` again: it forgets what was kept and ends itself.
 * Nothing else would reach readers whose browser has the earlier one.
 */

import { stores_of } from './store_names.js';
import { worker } from './worker_scope.js';

async function retire() {
  const stores = stores_of(worker.registration.scope, await caches.keys());
  await Promise.all(stores.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(retire()));

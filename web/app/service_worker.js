/**
 * Keeps the newest reports of a site for readers without a network (`script/pack --app`). The packer puts the list of what is
 * kept before this script, so that another list is another worker, which the browser finds by itself.
 */

import { Answers } from './answers.js';
import { KeptFiles } from './kept_files.js';
import { KeptStore } from './kept_store.js';
import { worker } from './worker_scope.js';

/** @type {import('./kept_files.js').KeptSite} */
const site = Reflect.get(globalThis, 'kanbao_kept_site');
const { registration } = worker;
const files = new KeptFiles(site, registration.scope);
const store = new KeptStore(files, registration.scope);
const answers = new Answers(files, store, site.language);

async function begin() {
  await store.forget_others();
  // The browser then asks for a page while it starts the worker, which would cost every page some time.
  await registration.navigationPreload?.enable();
  await worker.clients.claim();
}

worker.addEventListener('install', (event) => event.waitUntil(store.keep_all().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(begin()));
worker.addEventListener('fetch', (event) => answers.give(event));
worker.addEventListener('message', ({ data, ports: [port] }) => {
  if (data === 'kanbao: which reports?') port?.postMessage(files.reports);
});

/**
 * What a service worker has around it, as far as ours use it: TypeScript's own list of that and its list of what a page has
 * exclude each other.
 */

/**
 * @typedef {object} LastingEvent
 * @property {(work: Promise<unknown>) => void} waitUntil
 */

/**
 * @typedef {object} AskingEvent of a page that asks for something
 * @property {Request} request
 * @property {Promise<Response | undefined>} [preloadResponse] what the browser has asked for while it started the worker
 * @property {(response: Promise<Response>) => void} respondWith
 */

/**
 * @typedef {object} Listening
 * @property {(type: 'install' | 'activate', act: (event: LastingEvent) => void) => void} lasting
 * @property {(type: 'fetch', act: (event: AskingEvent) => void) => void} asking
 * @property {(type: 'message', act: (event: MessageEvent) => void) => void} speaking
 */

/**
 * @typedef {object} WorkerScope
 * @property {ServiceWorkerRegistration} registration
 * @property {{claim: () => Promise<void>}} clients
 * @property {() => Promise<void>} skipWaiting
 * @property {Listening['lasting'] & Listening['asking'] & Listening['speaking']} addEventListener
 */

export const worker = /** @type {WorkerScope} */ (/** @type {unknown} */ (globalThis));

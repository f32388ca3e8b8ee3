// The shape of npm modules that only tests use and that come without declarations, as far as they are used.

declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  export default function compression(): Middleware;
}

// What tests/bench/search_engines.mjs measures; it says how to get them.
declare module 'minisearch';
declare module 'flexsearch';
declare module 'lunr';
declare module 'pagefind';

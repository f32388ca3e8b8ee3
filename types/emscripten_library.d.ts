// What Emscripten offers to the file given as --js-library.
declare const LibraryManager: { library: object };
declare function mergeInto(library: object, additions: Record<string, (...values: number[]) => unknown>): void;
declare const Module: { host: Record<string, (...values: number[]) => unknown> };

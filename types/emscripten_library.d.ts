// What Emscripten offers to the file given as --js-library.
declare const LibraryManager: { library: Record<string, unknown> };
declare function mergeInto(library: Record<string, unknown>, additions: Record<string, unknown>): void;

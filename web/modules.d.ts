// The shape of npm modules that come without declarations, as far as kanbao uses them.

declare module 'subset-font' {
  interface SubsetOptions {
    targetFormat?: 'sfnt' | 'woff' | 'woff2' | 'truetype';
    keepFeatures?: string[];
    dropTables?: string[];
    keepAllGlyphs?: boolean;
  }
  export default function subset_font(font: Buffer, text: string, options?: SubsetOptions): Promise<Buffer>;
}

declare module 'eslint-plugin-no-unsanitized' {
  import type { Linter } from 'eslint';
  const plugin: { configs: { recommended: Linter.Config } };
  export default plugin;
}

// OpenCC's table: a character, blank and its simplified form, parted by strokes.
declare module 'opencc-js/dict/TSCharacters' {
  const table: string;
  export default table;
}

// What Emscripten's linker writes; script/lib/bundle.mjs tells esbuild where it lies.
declare module 'kanbao-glue' {
  const create_kanbao: import('./engine/module.js').CreateKanbao;
  export default create_kanbao;
}

// The function that script/lib/bundle.mjs wraps the page's whole script in.
declare const kanbao_bundle: () => void;

// The version in package.json, which script/lib/bundle.mjs puts in its place.
declare const KANBAO_VERSION: string;

// What Emscripten's compiler gives to a --js-library.
declare const LibraryManager: { library: Record<string, unknown> };
declare function mergeInto(library: Record<string, unknown>, functions: Record<string, unknown>): void;
declare const Module: { host: (question: number) => number; surface: HTMLCanvasElement | OffscreenCanvas };
declare const GL: { createContext: (canvas: HTMLCanvasElement | OffscreenCanvas, attributes: object) => number };

// A style sheet as text; script/lib/bundle.mjs minifies it.
declare module '*.css' {
  const text: string;
  export default text;
}

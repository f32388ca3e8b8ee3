// The shape of npm modules that come without declarations, as far as kanbao uses them.

declare module 'subset-font' {
  interface SubsetOptions {
    targetFormat?: 'sfnt' | 'woff' | 'woff2' | 'truetype';
    keepFeatures?: string[];
  }
  export default function subset_font(font: Buffer, text: string, options?: SubsetOptions): Promise<Buffer>;
}

declare module 'eslint-plugin-no-unsanitized' {
  import type { Linter } from 'eslint';
  const plugin: { configs: { recommended: Linter.Config } };
  export default plugin;
}

/** Reports beside the pages of a VitePress site. */

export interface KanbaoOptions {
  /** Markdown files and folders, from the folder of the pages; `posts` by default */
  reports?: string | string[];
  /** where the reports stand in the site; `reports` by default */
  path?: string;
  /** what the reports are called as a whole; the site's title by default */
  title?: string;
  /** where the whole site will stand, in full; adds feed, site map and previews of the reports */
  baseUrl?: string;
  /** readers can read the newest reports without a network */
  app?: boolean;
  /** a kanbao.config.json: how the reports look, and how a blog's own elements are shown in all of them */
  config?: string;
}

/** structurally a plugin of Vite, whichever of its versions VitePress brings */
export interface KanbaoPlugin {
  name: string;
  /** hooks of Vite */
  [hook: string]: unknown;
}

/**
 * Packs the reports into the site, when it is built and while it is served, and gives `<kanbao-report>` to its pages.
 * `vite: { plugins: [kanbao()] }` in `.vitepress/config.js` is all.
 */
export default function kanbao(options?: KanbaoOptions): KanbaoPlugin;

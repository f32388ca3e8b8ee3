/**
 * kanbao in a Node program. What stands here is public and keeps to semantic versions; what else the package holds may change
 * at any time.
 */

/** What a caller can put right: its message says what, where and what to do. Nothing was written. */
export class Problem extends Error {
  name: 'Problem';
}

export interface Warning {
  /** empty where it is of no file */
  file: string;
  /** from 1; 0 where it is of no line */
  line: number;
  /** from 1; 0 where it is of the whole line */
  column: number;
  message: string;
}

export interface Author {
  name: string;
  /** account name; empty for none */
  github: string;
}

export interface Heading {
  /** 1 to 6 */
  level: number;
  text: string;
  /** its id, as on GitHub */
  anchor: string;
}

export interface SiteOptions {
  /** what the site is called */
  title?: string;
  /** where the site will stand, in full; adds feed, site map and previews */
  baseUrl?: string;
  /** of reports that do not say their own; BCP 47 */
  language?: string;
  /** a kanbao.config.json for all reports: elements of a blog's own, and how the site looks */
  config?: string;
  /** readers can read the newest reports without a network, and install the site */
  app?: boolean;
  /** a warning is a Problem, and nothing is written */
  strict?: boolean;
  /** the folder may hold files of somebody else */
  force?: boolean;
  /** files of earlier times stay that are no part of the site any more */
  keep?: boolean;
  /** told in lines what is done */
  onProgress?: (line: string) => void;
}

export interface ListedReport {
  /** Markdown file */
  file: string;
  name: string;
  title: string;
  /** 2026-12-01, or 2026-12; empty when unknown */
  date: string;
  /** BCP 47 */
  language: string;
  /** address of its page from the site's folder */
  url: string;
  /** address of the page that holds everything */
  offline: string;
}

export interface Packed {
  /** the newest first */
  reports: ListedReport[];
  warnings: Warning[];
  /** how many files were written; 0 where nothing has changed */
  changed: number;
}

/**
 * Writes a site of Markdown files and folders, as `kanbao build` does. Rejects with a Problem when a path is wrong, a file is no
 * text, the folder is somebody else's or, with `strict`, anything is warned of.
 */
export function pack(paths: string[], out: string, options?: SiteOptions): Promise<Packed>;

/** Tells what packing would warn of, and writes nothing. Rejects with a Problem where packing would. */
export function check(
  paths: string[],
  options?: Pick<SiteOptions, 'language' | 'config' | 'onProgress'>,
): Promise<Omit<Packed, 'changed'>>;

export interface RenderOptions {
  /** what warnings call the text, and its title where it says none itself */
  name?: string;
  /** where the text does not say its own; BCP 47 */
  language?: string;
}

export interface Rendered {
  /** what stands in an `<article>`: safe HTML, without scripts, styles and event handlers; addresses are those of the text */
  html: string;
  title: string;
  /** 2026-12-01, or 2026-12; empty when unknown */
  date: string;
  /** BCP 47 */
  language: string;
  authors: Author[];
  tags: string[];
  /** a sentence or two of the text, or the `description` of its front matter */
  summary: string;
  headings: Heading[];
  warnings: Warning[];
}

/** Makes HTML of a report's Markdown, the same as its page has. */
export function render(markdown: string, options?: RenderOptions): Promise<Rendered>;

/** of the package */
export const version: string;

/** `<kanbao-report src="…">`, which docs/guide/en/other-pages.md describes. */

export interface KanbaoReport extends HTMLElement {
  /** goes to a heading, by its id */
  go(heading: string): void;
  /** finds words in the report; `kanbao-found` tells how many */
  find(text: string): void;
}

/** what may be written on it; docs/guide/en/other-pages.md says more of each */
export interface KanbaoReportAttributes {
  /** address of a packed report, hosted or offline file; relative to the page */
  src: string;
  /** what a screen reader calls the frame */
  title?: string;
  /** a length of CSS, or `auto` for one as tall as the report */
  height?: string;
  theme?: 'light' | 'dark' | 'auto';
  /** what stands around the report */
  panels?: 'none' | 'bar' | 'full';
  align?: 'justify';
  /** the id of a heading to begin at */
  heading?: string;
}

declare global {
  interface HTMLElementTagNameMap {
    'kanbao-report': KanbaoReport;
  }
}

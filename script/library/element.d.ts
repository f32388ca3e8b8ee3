/** `<kanbao-report src="…">`, which web/EMBEDDING.md describes. */

export interface KanbaoReport extends HTMLElement {
  /** goes to a heading, by its id */
  go(heading: string): void;
  /** finds words in the report; `kanbao-found` tells how many */
  find(text: string): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'kanbao-report': KanbaoReport;
  }
}

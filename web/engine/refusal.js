/** Why a report is not painted, where the reader is told in a sentence of its own. */
export class Refusal extends Error {
  /**
   * @param {import('../report/report_language.js').Reason} reason
   * @param {string} [detail] for the developer
   */
  constructor(reason, detail = reason) {
    super(detail);
    this.reason = reason;
  }
}

/** What is told of a packed report to whoever has had it packed: a program, or who reads the outcome of a command. */

import { offline_address, report_address } from '../lib/site_addresses.mjs';

/**
 * @param {import('../lib/report_record.mjs').ListedReport} report
 * @returns {import('./kanbao.d.ts').ListedReport}
 */
export function told_report(report) {
  const { file, name, title, date, language } = report;
  return { file, name, title, date, language, url: report_address(report), offline: offline_address(report) };
}

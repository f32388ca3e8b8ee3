/** How much memory the processes take that show pages and what they draw, now and at the most. Linux tells both. */

import { readFile, writeFile } from 'node:fs/promises';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page of a browser in which no other is open @returns {Promise<number[]>} ids */
export async function page_processes(page) {
  const browser = /** @type {import('playwright-core').Browser} */ (page.context().browser());
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => /renderer|gpu/i.test(type)).map(({ id }) => id);
}

/** @param {number[]} processes forgets what they have taken at the most before */
export async function forget_peak(processes) {
  for (const id of processes) await writeFile(`/proc/${id}/clear_refs`, '5');
}

/** @param {number[]} processes @returns {Promise<{now: number, peak: number}>} MB, of all together */
export async function memory_of(processes) {
  const all = await Promise.all(processes.map((id) => readFile(`/proc/${id}/status`, 'utf8')));
  const sum = (/** @type {RegExp} */ line) =>
    all.reduce((total, text) => total + Number(line.exec(text)?.[1]) / 1024, 0);
  return { now: sum(/VmRSS:\s+(\d+)/), peak: sum(/VmHWM:\s+(\d+)/) };
}

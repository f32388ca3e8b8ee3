/**
 * Measures a report beside the same report as bare HTML and as a page of VitePress, in turn and in fresh browsers, on
 * this machine as it is and as if it were a phone's, and prints the medians and how many times the peer's figure ours is.
 * Wall-clock times are for reading, never for a test to assert.
 *
 * usage: script/bench [--runs N] [--ratio R] [--no-ink] [--no-growth] [--no-long] [--no-search] [--row N | --row-only N]
 *   [PATH…]
 */

import { parseArgs } from 'node:util';

import { CONDITIONS } from './conditions.mjs';
import { growth_exponent, growth_figures, long_paragraph, long_word } from './growth_figures.mjs';
import { least_likeness, worst_scroll_shift } from './ink_figures.mjs';
import { layer_figures } from './layer_figures.mjs';
import { long_figures } from './long_figures.mjs';
import { measure_page } from './measure_page.mjs';
import { open_peers } from './peers.mjs';
import { row_figures } from './row_figures.mjs';
import { search_figures } from './search_figures.mjs';
import { number_cell, text_table } from './table.mjs';
import { sample_reports } from '../browser/lib/folders.mjs';
import { median } from '../browser/lib/idle_meter.mjs';

/** @typedef {import('./measure_page.mjs').PageFigures} PageFigures */

/** @type {{key: keyof PageFigures, title: string, budget: string}[]} */
const FIGURES = [
  { key: 'first_paint', title: 'first contentful paint, ms', budget: '<= 1.05 x bare' },
  { key: 'report_painted', title: 'report painted (peers: largest paint), ms', budget: '<= 1.25 x VitePress' },
  { key: 'blocked', title: 'main thread beyond 50 ms, ms', budget: '0' },
  { key: 'longest_task', title: 'longest task above 50 ms, ms', budget: '0' },
  { key: 'main_time', title: 'processor, main thread, until loaded, ms', budget: '<= VitePress' },
  { key: 'worker_time', title: 'processor, workers, until loaded, ms', budget: '' },
  { key: 'other_time', title: 'processor, other threads of the page, ms', budget: '' },
  { key: 'kilobytes', title: 'all but images, compressed, kB', budget: '<= 280, better 200' },
  { key: 'requests', title: 'requests but images', budget: '' },
  { key: 'image_kilobytes', title: 'images, kB', budget: '' },
  { key: 'memory', title: "memory of the page's process, MB", budget: '' },
  { key: 'idle_busy', title: 'main thread in 3 idle s, ms', budget: '<= bare + 5' },
  { key: 'scroll_time', title: 'processor, main thread, 40 wheel steps, ms', budget: '<= 1.3 x bare' },
  { key: 'jump_time', title: 'every picture in view seen after a jump, ms', budget: '<= bare + 100' },
  { key: 'frame_p95', title: 'frame while scrolling, p95, ms', budget: '<= bare' },
  { key: 'texture_megabytes', title: 'textures after scrolling, MB', budget: 'images within two screens' },
];

/**
 * @param {import('./peers.mjs').Peer[]} pages
 * @param {{runs: number, ratio: number, conditions: import('./conditions.mjs').Conditions}} order
 * @returns {Promise<Partial<PageFigures>[][]>} for each page, its runs
 */
async function measure_in_turn(pages, { runs, ratio, conditions }) {
  /** @type {Partial<PageFigures>[][]} */
  const results = pages.map(() => []);
  // The first round warms the disk's caches and does not count.
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, { name, url }] of pages.entries()) {
      const figures = await measure_page(url, ratio, conditions);
      if (run > 0) results[index]?.push(figures);
      console.error(`${conditions.name}, ${run === 0 ? 'warmed' : `run ${run} of ${runs}`}: ${name}`);
    }
  }
  return results;
}

/**
 * @param {string} title of the figures
 * @param {Partial<PageFigures>[][]} results ours first
 * @param {string[]} names
 * @returns {string}
 */
function figures_table(title, results, names) {
  const titles = [title, ...names, ...names.slice(1).map((name) => `x ${name}`), 'budget'];
  const known = FIGURES.filter(({ key }) => results.every((runs) => runs.every((run) => key in run)));
  const rows = known.map(({ key, title: figure, budget }) => {
    const medians = results.map((runs) => median(runs.map((run) => run[key] ?? NaN)));
    const [ours = NaN, ...theirs] = medians;
    return [
      figure,
      ...medians.map((value) => number_cell(value)),
      ...theirs.map((value) => number_cell(ours / value, 2)),
      budget,
    ];
  });
  return text_table([titles, ...rows]);
}

/**
 * @param {string} url
 * @returns {Promise<string>}
 */
async function ink_table(url) {
  const rows = [['ink', 'light', 'dark', 'budget']];
  for (const ratio of [1, 1.25, 1.5, 2]) {
    const light = await least_likeness(url, ratio, 'light');
    const dark = await least_likeness(url, ratio, 'dark');
    rows.push([`least line at ratio ${ratio}`, number_cell(light, 4), number_cell(dark, 4), '>= 0.99']);
  }
  rows.push(['worst shift while scrolling, CSS px', number_cell(await worst_scroll_shift(url), 0), '', '<= 1']);
  return text_table(rows);
}

/**
 * @param {string} url
 * @param {string} bare_url
 * @returns {Promise<string>}
 */
async function layer_table(url, bare_url) {
  const { ours, bare, farthest } = await layer_figures(url, bare_url);
  return text_table([
    ['text layer', 'kanbao', 'bare HTML', 'budget'],
    ['main thread for a relayout, ms (median)', number_cell(ours), number_cell(bare), '<= 10'],
    ['farthest element from its painted run, CSS px', number_cell(farthest, 2), '', '<= 1'],
  ]);
}

/**
 * @param {string} title what grows
 * @param {(kilobytes: number) => string} text_of
 * @param {number[]} lengths kB, each twice the one before
 * @returns {Promise<string>}
 */
async function growth_table(title, text_of, lengths) {
  const rows = [
    [
      `${title} of, kB`,
      'packing, ms',
      'first layout, ms',
      'layout again',
      'text layer again',
      'bare HTML again',
      "packing's exponent",
      "first layout's",
      "text layer's",
    ],
  ];
  let before = { packing: NaN, first: NaN, layer: NaN };
  for (const kilobytes of lengths) {
    const figures = await growth_figures(text_of(kilobytes));
    const { packing, first, again, layer, bare } = figures;
    const times = [packing, first, again, layer, bare].map((value) => number_cell(value));
    const exponents = /** @type {const} */ (['packing', 'first', 'layer']).map((key) =>
      number_cell(growth_exponent(before[key], figures[key]), 2),
    );
    rows.push([String(kilobytes), ...times, ...exponents]);
    before = figures;
  }
  return text_table(rows);
}

/** @returns {Promise<string>} */
async function long_table() {
  const rows = (await long_figures()).map(({ name, ...figures }) => [
    name,
    ...Object.values(figures).map((value) => number_cell(value)),
  ]);
  const titles = [
    'long reports, ms',
    'painted',
    'longest task of ours',
    'in the page',
    "browser's own, all",
    'of bare HTML',
  ];
  return text_table([titles, ...rows]);
}

/**
 * @param {number} count of reports; the budgets are those of 2,000
 * @returns {Promise<string>}
 */
async function row_table(count) {
  const { figures, megabytes } = await row_figures(count);
  const budgets = ['<= 600 s, 1000 MB', '', '<= 5 s'];
  const titles = [
    `packing ${count} reports, ${Math.round(megabytes)} MB`,
    's',
    'processor, s',
    'memory, MB',
    'files written',
  ];
  const rows = figures.map(({ what, seconds, processor, memory, written }, place) => {
    return [
      what,
      number_cell(seconds),
      number_cell(processor),
      number_cell(memory, 0),
      String(written),
      budgets[place],
    ];
  });
  return text_table([[...titles, 'budget, of 2000 on two processors'], ...rows]);
}

/**
 * Everything that is looked at in a browser.
 * @param {string[]} paths
 * @param {{runs: number, ratio: number, without: {ink: boolean, growth: boolean, long: boolean}}} order
 */
async function tell_pages(paths, { runs, ratio, without }) {
  const { kanbao, peers } = await open_peers(paths);
  const pages = [kanbao, ...peers];
  for (const conditions of CONDITIONS) {
    const results = await measure_in_turn(pages, { runs, ratio, conditions });
    const names = pages.map(({ name }) => name);
    console.log(`${figures_table(`${conditions.name} (medians of ${runs})`, results, names)}\n`);
  }
  console.log(`${await layer_table(kanbao.url, peers[0].url)}`);
  if (!without.ink) console.log(`\n${await ink_table(kanbao.url)}`);
  if (!without.growth) {
    console.log(`\n${await growth_table('one paragraph', long_paragraph, [125, 250, 500, 1000])}`);
    console.log(`\n${await growth_table('one word', long_word, [25, 50, 100, 200, 400])}`);
  }
  if (!without.long) console.log(`\n${await long_table()}`);
  for (const { close } of pages) await close();
}

/** @param {number} count of reports @returns {Promise<string>} */
async function search_table(count) {
  const { indexed, indexed_again, files, megabytes, answers } = await search_figures(count);
  const index = [
    [`search of ${count} reports`, 'kanbao', 'budget'],
    ['indexing from nothing, s', number_cell(indexed), '<= 60'],
    ['indexing when one has changed, s', number_cell(indexed_again), ''],
    ['files', String(files), ''],
    ['all files, MB', number_cell(megabytes), ''],
  ];
  const rows = answers.map(({ sought, says, kilobytes, answer }) => {
    return [sought, number_cell(kilobytes), number_cell(answer), says];
  });
  const titles = ['sought', 'kB to the first answer (<= 150)', 'ms from the last of them (<= 100)', 'answer'];
  return `${text_table(index)}\n\n${text_table([titles, ...rows])}`;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '7' },
    ratio: { type: 'string', default: '1' },
    'no-ink': { type: 'boolean', default: false },
    'no-growth': { type: 'boolean', default: false },
    'no-long': { type: 'boolean', default: false },
    row: { type: 'string', default: '2000' },
    'row-only': { type: 'string' },
    'no-search': { type: 'boolean', default: false },
  },
});
const row = values['row-only'] ?? values.row;
if (values['row-only'] === undefined) {
  await tell_pages(positionals.length > 0 ? positionals : [sample_reports], {
    runs: Number(values.runs),
    ratio: Number(values.ratio),
    without: { ink: values['no-ink'], growth: values['no-growth'], long: values['no-long'] },
  });
}
if (values['row-only'] === undefined && !values['no-search']) console.log(`\n${await search_table(2000)}`);
if (Number(row) > 0) console.log(`\n${await row_table(Number(row))}`);

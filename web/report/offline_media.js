/**
 * A report as its offline file shows it. Videos and sounds are as large as nothing else: those that are small go into the
 * file, in reading order as long as there is room, and of the others it says where they are.
 */

import { reader_messages } from './report_language.js';

/** @typedef {import('./report_composing.js').Report} Report */
/** @typedef {import('./media_facts.js').PlacedMedia} PlacedMedia */

/** Bytes of one file, and of all files of a report. */
export const MOST_OF_FILE = 2_000_000;
export const MOST_OF_REPORT = 8_000_000;

/**
 * @param {Report} report
 * @param {import('./report_composing.js').ReportReader} reader
 * @param {(url: string) => string | undefined} address_of the full address of a file of the page, where it has one
 * @returns {{report: Report, left_out: PlacedMedia[]}} `report.media`: those that go into the file
 */
export function offline_report(report, reader, address_of) {
  const kept = media_with_room(report.media);
  const left_out = report.media.filter((media) => !kept.includes(media));
  if (left_out.length === 0) return { report, left_out };
  const facts = facts_without(report, left_out, address_of);
  const reading = reader.read(report.source, facts.components);
  try {
    return { report: { ...report, media: kept, facts, ...reading.complete(facts) }, left_out };
  } finally {
    reading.close();
  }
}

/** @param {PlacedMedia[]} media */
function media_with_room(media) {
  let room = MOST_OF_REPORT;
  return media.filter(({ size }) => {
    const fits = size <= Math.min(MOST_OF_FILE, room);
    if (fits) room -= size;
    return fits;
  });
}

/**
 * @param {Report} report
 * @param {PlacedMedia[]} left_out
 * @param {(url: string) => string | undefined} address_of
 */
function facts_without({ facts, language }, left_out, address_of) {
  const { images } = facts;
  const [broken, links] = [{ ...facts.broken }, { ...facts.links }];
  for (const { url, size } of left_out) {
    const address = address_of(url);
    for (const written of Object.keys(images).filter((key) => images[key]?.url === url)) {
      broken[written] = reader_messages(language).not_offline((size / 1e6).toFixed(1));
      if (address) links[written] = address;
    }
  }
  return { ...facts, broken, links };
}

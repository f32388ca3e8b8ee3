/**
 * What each report is told of the reports before it: what they say of the same tracks. It comes from their front matter, before
 * any report is composed, and is no longer for the last of a long row than it must be.
 */

import { last_month_with, same_track } from '../../web/report/track_history.js';
import { in_order_of_time } from './report_order.mjs';
import { SITE_FILES, address_from, page_file } from './site_addresses.mjs';

/** @typedef {import('../../web/report/track_history.js').TrackMonth} TrackMonth */
/** @typedef {import('./report_files.mjs').ReportFile} ReportFile */
/** @typedef {import('./front_matters.mjs').ReportFront} ReportFront */

/** A line has no room for more. */
const most_months = 48;

/**
 * @param {ReportFile[]} files
 * @param {ReportFront[]} fronts of each
 * @returns {ReportFile[]} each with what it is told
 */
export function with_track_months(files, fronts) {
  const told = files
    .map(({ name, file }, place) => ({ name, file, ...fronts[place] }))
    .filter(({ tracks }) => tracks.length > 0)
    .sort(in_order_of_time);
  const places = new Map(told.map(({ file }, place) => [file, place]));
  const months = told.map(({ date, tracks }) => ({ date, tracks }));
  return files.map((file) => {
    const place = places.get(file.file);
    if (place === undefined) return file;
    return { ...file, earlier: months_before(months, place), months: address_from(page_file(file), SITE_FILES.tracks) };
  });
}

/**
 * Of a long row some at equal distances, and those from which figures have changed; of each what it says of the same tracks.
 * @param {TrackMonth[]} months the oldest first
 * @param {number} place of the one that is told
 * @returns {TrackMonth[]}
 */
function months_before(months, place) {
  const { tracks } = months[place];
  const step = Math.max(1, place / most_months);
  const places = new Set(Array.from({ length: Math.min(place, most_months) }, (_, index) => Math.floor(index * step)));
  const last = new Set(tracks.map((track) => last_month_with(track, months, place)));
  return months
    .filter((month, index) => index < place && (places.has(index) || last.has(month)))
    .map((month) => ({ date: month.date, tracks: tracks.flatMap((track) => same_track(month.tracks, track) ?? []) }))
    .filter((month) => month.tracks.length > 0);
}

/**
 * What earlier reports of a site say of the same tracks: how each figure has changed since, and how the last one went on. A
 * track is the same where its name is, or its `id`. What is not known is never taken for nothing.
 */

/** @typedef {import('./tracks.js').Track} Track */

/**
 * @typedef {object} TrackMonth what a report says
 * @property {string} date `2023-12-01`, `2023-12`, or empty
 * @property {Track[]} tracks
 */

/**
 * @typedef {object} TrackHistory
 * @property {TrackMonth} now
 * @property {TrackMonth[]} earlier the oldest first
 * @property {string} url where all months are told; empty for nowhere
 */

/**
 * @typedef {object} TrackChange since the last report before that tells of the track
 * @property {(number | null)[]} differences of each figure; null when it is unknown
 * @property {string} since `2023-10`, where it is more than a month ago; else empty
 */

/**
 * @param {Track} track
 * @param {TrackMonth[]} months the oldest first
 * @param {number} [end] place behind the last one that counts
 * @returns {TrackMonth | undefined} the last of them that tells of the track
 */
export function last_month_with(track, months, end = months.length) {
  for (let place = end - 1; place >= 0; place -= 1) {
    if (same_track(months[place].tracks, track)) return months[place];
  }
  return undefined;
}

/**
 * @param {Track} track
 * @param {TrackMonth} now
 * @param {TrackMonth | undefined} before the last month before it that tells of the track
 * @returns {TrackChange | null} null where there is none
 */
export function track_change(track, now, before) {
  const former = before && same_track(before.tracks, track);
  if (!former) return null;
  const differences = track.figures.map(({ name, value }) => {
    const then = former.figures.find((figure) => figure.name === name)?.value ?? null;
    return value === null || then === null ? null : rounded(value - then);
  });
  return { differences, since: months_between(before.date, now.date) > 1 ? before.date.slice(0, 7) : '' };
}

/**
 * @param {Track} track
 * @param {string} figure
 * @param {TrackMonth[]} months the oldest first
 * @returns {{x: number, y: number}[]} in a square of side 1 whose y grows upwards and begins with 0; empty where fewer than
 *   two months know the figure
 */
export function trend_of(track, figure, months) {
  const known = months.flatMap(({ date, tracks }) => {
    const value = same_track(tracks, track)?.figures.find(({ name }) => name === figure)?.value ?? null;
    return value === null ? [] : [{ day: day_of(date), value }];
  });
  return points_of(known);
}

/**
 * @param {{day: number, value: number}[]} known the oldest first; a day is NaN when it is unknown
 * @returns {{x: number, y: number}[]} empty for fewer than two
 */
function points_of(known) {
  if (known.length < 2) return [];
  const most = Math.max(...known.map(({ value }) => value)) || 1;
  const [first, last] = [known[0].day, known[known.length - 1].day];
  return known.map(({ day, value }, place) => {
    const x = last > first && first <= day && day <= last ? (day - first) / (last - first) : place / (known.length - 1);
    return { x, y: value / most };
  });
}

/**
 * Names tell two tracks that have ids of their own as little as ids that differ.
 * @param {Track[]} tracks of a report
 * @param {Track} track
 */
export const same_track = (tracks, { id, name }) =>
  tracks.find((other) => other.id === id) ??
  tracks.find((other) => other.name === name && (other.id === other.name || id === name));

/** @param {string} date */
const day_of = (date) => Date.parse(date) / 86_400_000;

/** @param {string} from @param {string} to @returns {number} NaN when one is unknown */
export function months_between(from, to) {
  const [first, last] = [from, to].map(
    (date) => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7) || Number.NaN),
  );
  return last - first;
}

/** Without the traces of adding in twos. @param {number} number */
const rounded = (number) => Number(number.toFixed(6));

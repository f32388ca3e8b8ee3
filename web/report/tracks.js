/**
 * Reads the tracks that a report's front matter names: for each its figures, from the whole to what has come of it, and the
 * issue in which it is worked on. What cannot be a figure is left out and told, with its line.
 */

import { isMap, isScalar, isSeq } from 'yaml';

import { cell_value } from './cell_value.js';

/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {string} text as written; empty when it is unknown
 * @property {number | null} value null when it is unknown
 */

/**
 * @typedef {object} Track
 * @property {string} name
 * @property {string} id what it is called in every month, where its name changes; else its name
 * @property {string} issue an address; empty for none
 * @property {Figure[]} figures the first is the whole
 */

/** @typedef {{line: number, message: string}} TrackFault */

/**
 * @param {import('yaml').Document.Parsed} document the front matter
 * @param {(offset: number) => number} line_at of the Markdown file
 * @returns {{tracks: Track[], faults: TrackFault[]}}
 */
export function read_tracks(document, line_at) {
  const reader = new TrackReader(line_at);
  const written = document.get('tracks', true);
  const is_empty = written === undefined || (isScalar(written) && text_of(written) === '');
  if (!is_empty) reader.read(written);
  const { tracks, faults } = reader;
  return { tracks, faults };
}

class TrackReader {
  /** @type {Track[]} */
  tracks = [];
  /** @type {TrackFault[]} */
  faults = [];
  #line_at;

  /** @param {(offset: number) => number} line_at */
  constructor(line_at) {
    this.#line_at = line_at;
  }

  /** @param {unknown} written */
  read(written) {
    if (!isSeq(written)) return this.#tell(written, 'tracks is no list; write “- name: …” for each track');
    for (const item of written.items) this.#read_track(item);
  }

  /** @param {unknown} item */
  #read_track(item) {
    if (!isMap(item)) return this.#tell(item, 'a track is written as “- name: …”, with its figures below');
    const name = text_of(item.get('name', true));
    if (name === '') return this.#tell(item, 'a track has no name; write name: …');
    const id = text_of(item.get('id', true)) || name;
    if (this.tracks.some((track) => track.id === id)) {
      return this.#tell(item, `track ${id} is named twice; the first one counts`);
    }
    if (this.tracks.some((track) => track.name === name)) {
      this.#tell(item, `two tracks are called ${name}; give them names that readers can tell apart`);
    }
    this.tracks.push({
      name,
      id,
      issue: this.#issue_of(item.get('issue', true), name),
      figures: this.#figures_of(item, name),
    });
  }

  /** @param {unknown} written @param {string} name of the track */
  #issue_of(written, name) {
    const issue = text_of(written);
    if (issue === '' || is_web_address(issue)) return issue;
    this.#tell(written, `track ${name}: issue “${issue}” is no address; write https://…`);
    return '';
  }

  /** @param {import('yaml').YAMLMap} item @param {string} name of the track */
  #figures_of(item, name) {
    const written = item.get('figures', true);
    if (written === undefined) return [];
    if (!isMap(written)) {
      this.#tell(written, `track ${name}: write figures: {任务: 110, 完成: 32}`);
      return [];
    }
    const figures = written.items.map(({ key, value }) => this.#figure_of(text_of(key), value, name));
    this.#compare_with_whole(figures, written, name);
    return figures;
  }

  /** @param {string} name @param {unknown} written @param {string} track @returns {Figure} */
  #figure_of(name, written, track) {
    const text = text_of(written);
    const { kind, value } = cell_value(text);
    if (kind === 'count' && value >= 0) return { name, text, value };
    if (kind !== 'empty') {
      const why = kind === 'count' ? 'is less than nothing' : 'is no number';
      this.#tell(written, `track ${track}: ${name} “${text}” ${why}; it is shown as unknown`);
    }
    return { name, text: '', value: null };
  }

  /** @param {Figure[]} figures @param {import('yaml').YAMLMap} written @param {string} track */
  #compare_with_whole([whole, ...parts], written, track) {
    if (!whole || whole.value === null) return;
    for (const { name, text, value } of parts) {
      if (value === null || value <= whole.value) continue;
      this.#tell(
        written,
        `track ${track}: ${name} ${text} is more than ${whole.name} ${whole.text}, of which it is a part`,
      );
    }
  }

  /** @param {unknown} node @param {string} message */
  #tell(node, message) {
    const range = node && typeof node === 'object' && 'range' in node ? /** @type {number[]} */ (node.range) : [0];
    this.faults.push({ line: this.#line_at(range[0]), message });
  }
}

/** @param {string} text */
function is_web_address(text) {
  try {
    return /^https?:\/\/\S+$/i.test(text) && new URL(text).host !== '';
  } catch {
    return false;
  }
}

/** @param {unknown} node */
function text_of(node) {
  return isScalar(node) && typeof node.value === 'string' ? node.value.replace(/\s+/g, ' ').trim() : '';
}

/**
 * The files of the index, and how a page gets them: as classic scripts that hold JSON, gzipped and in base64, because a page from a
 * disk and a frame in a sandbox may fetch nothing else. Each crosses the network once; one that did not arrive is asked for again.
 */

import { sent_bytes } from '../report/page_parts.js';
import { full_address } from '../report/site_paths.js';

/**
 * @typedef {object} SearchIndex
 * @property {number} version of this form
 * @property {Segment[]} segments the oldest reports first
 */

/**
 * @typedef {object} Segment some hundred reports, the oldest first, whose sections are numbered from 0
 * @property {string[]} reports the file of each
 * @property {number[]} sections how many each has
 * @property {string[]} pieces the first of each shard, rising
 * @property {string[]} shards the file of each
 */

/** @typedef {Record<string, [in_headings: string, in_texts: string]>} Shard lists of sections by piece (posting_lists.js) */

/** @typedef {[heading: string, anchor: string, text: string]} SearchedSection `text`: a line for each block */

/**
 * @typedef {object} SearchedReport
 * @property {string} name
 * @property {string} title
 * @property {string} language BCP 47
 * @property {string} date
 * @property {SearchedSection[]} sections the first is the report's head: its heading is the title
 */

/** The one whose name stays: it leads to the others, which are called by a hash of what they hold. */
export const index_address = 'search/index.js';

/** @param {string} hash */
export const part_address = (hash) => `search/part-${hash}.js`;

/** The form that this program reads. */
export const index_version = 1;

/** @type {Map<string, Promise<any>>} */
const arrived = new Map();

/**
 * @param {string} address
 * @returns {Promise<any>} rejects where it cannot be had
 */
function load_file(address) {
  const known = arrived.get(address);
  if (known) return known;
  const loading = load(address);
  arrived.set(address, loading);
  loading.catch(() => arrived.delete(address));
  return loading;
}

/** @typedef {(hash: string) => Promise<any>} LoadPart gets a shard or a report */

/** @type {LoadPart} */
export const load_part = (hash) => load_file(part_address(hash));

/** @param {string} address */
async function load(address) {
  const packed = await sent_bytes(full_address(address));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked).json();
}

/** @returns {Promise<SearchIndex>} */
export async function load_index() {
  const index = await load_file(index_address);
  if (index.version !== index_version) throw new Error(`${index_address} is of another version than this page`);
  return index;
}

/** What is found out about the files of videos and sounds: one fact per address that the report writes, as for images. */

import { PACKER_IMAGE_MESSAGES, PACKER_MEDIA_MESSAGES, reader_messages } from './report_language.js';

/**
 * @typedef {object} PlacedMedia
 * @property {string} url in the page
 * @property {number} size bytes; 0 when unknown
 */

/** @typedef {{placed: PlacedMedia} | {fault: import('./report_language.js').MediaFault} | {remote: true}} MediaOutcome */

/** @typedef {import('./report_composing.js').PlacedImage} PlacedImage */

/** @typedef {{line: number, role: import('#border').MediaRole, url: string}} MediaFile */

/**
 * @param {string} file
 * @param {import('#border').ReportDescription} description
 * @param {import('./report_composing.js').Resolvers} resolvers
 * @param {string} language
 */
export async function resolve_media(file, { media }, resolvers, language) {
  /** @type {Map<string, PlacedImage>} */
  const facts = new Map();
  /** @type {Map<string, string>} */
  const broken = new Map();
  /** @type {Map<string, PlacedImage>} */
  const posters = new Map();
  /** @type {Map<string, PlacedMedia>} */
  const placed = new Map();
  /** @type {{line: number, url: string}[]} */
  const remote = [];
  const warnings = [];
  for (const named of media) {
    const { line, url } = named;
    const outcome = await (named.role === 'poster' ? resolvers.image(url) : resolvers.media(url));
    if ('remote' in outcome) {
      remote.push({ line, url });
    } else if ('fault' in outcome) {
      const { packer, reader } = messages_of(named, outcome.fault, language);
      warnings.push(`${file}:${line}: ${named.role} ${url}: ${packer}.`);
      broken.set(url, reader);
    } else if ('size' in outcome.placed) {
      facts.set(url, { url: outcome.placed.url, width: 0, height: 0 });
      placed.set(outcome.placed.url, outcome.placed);
    } else {
      facts.set(url, outcome.placed);
      posters.set(outcome.placed.url, outcome.placed);
    }
  }
  return {
    facts: Object.fromEntries(facts),
    broken: Object.fromEntries(broken),
    posters: [...posters.values()],
    placed: [...placed.values()],
    remote,
    warnings,
  };
}

/**
 * @param {{placed: PlacedImage[], remote: {line: number, url: string}[]}} images
 * @param {Awaited<ReturnType<typeof resolve_media>>} media
 */
export function placed_files(images, media) {
  return {
    images: [...images.placed, ...media.posters],
    media: media.placed,
    remote_images: [...images.remote, ...media.remote],
  };
}

/**
 * @param {MediaFile} named
 * @param {import('./report_language.js').ImageFault} fault
 * @param {string} language of the reader
 */
function messages_of({ role }, fault, language) {
  const { image, media } = reader_messages(language);
  const is_poster = role === 'poster';
  return {
    packer: { ...PACKER_IMAGE_MESSAGES, ...(is_poster ? {} : PACKER_MEDIA_MESSAGES) }[fault],
    reader: { ...image, ...(is_poster ? {} : media) }[fault],
  };
}

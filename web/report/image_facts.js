/** What is found out about the images that a report shows, and about its cover. */

import { PACKER_IMAGE_MESSAGES, reader_messages } from './report_language.js';

/** @typedef {import('./report_composing.js').PlacedImage} PlacedImage */

/**
 * One fact per address that the report writes; a remote image needs none.
 * @param {string} file
 * @param {import('#border').ReportDescription} description
 * @param {import('./report_composing.js').Resolvers} resolvers
 * @param {string} language
 */
export async function resolve_images(file, description, resolvers, language) {
  /** @type {Map<string, PlacedImage>} */
  const facts = new Map();
  /** @type {Map<string, string>} */
  const broken = new Map();
  /** @type {Map<string, PlacedImage>} */
  const placed = new Map();
  /** @type {{line: number, url: string}[]} */
  const remote = [];
  const warnings = [];
  for (const { line, url } of description.images) {
    if (url === '') continue;
    const outcome = await resolvers.image(url);
    if ('placed' in outcome) {
      facts.set(url, outcome.placed);
      placed.set(outcome.placed.url, outcome.placed);
    } else if ('fault' in outcome) {
      warnings.push(`${file}:${line}: image ${url}: ${PACKER_IMAGE_MESSAGES[outcome.fault]}.`);
      broken.set(url, reader_messages(language).image[outcome.fault]);
    } else {
      remote.push({ line, url });
    }
  }
  return {
    facts: Object.fromEntries(facts),
    broken: Object.fromEntries(broken),
    placed: [...placed.values()],
    remote,
    warnings,
  };
}

/**
 * @param {string} file
 * @param {import('./front_matter.js').FrontMatter} front
 * @param {import('./report_composing.js').Resolvers} resolvers
 */
export async function resolve_cover(file, { cover }, resolvers) {
  const outcome = cover === '' ? { remote: /** @type {const} */ (true) } : await resolvers.image(cover);
  if ('placed' in outcome) return { url: outcome.placed.url, warnings: [] };
  if ('remote' in outcome) return { url: cover, warnings: [] };
  return { url: '', warnings: [`${file}:1: cover ${cover}: ${PACKER_IMAGE_MESSAGES[outcome.fault]}.`] };
}

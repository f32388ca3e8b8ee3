/**
 * The facts of a report: what its page knows beside the Markdown, one fact a line, fields separated by tabs. Page and
 * C++ read the same text.
 */

/**
 * @param {string[][]} facts
 * @returns {string}
 */
export function facts_text(facts) {
  return facts.map((fields) => `${fields.map(field).join('\t')}\n`).join('');
}

/** @param {string} value */
function field(value) {
  return value.replace(/[\t\n\r]/g, ' ');
}

/**
 * @typedef {object} Description what the reader of the Markdown found in it
 * @property {{first: number, last: number} | undefined} front_matter lines of the two rows of hyphens, from 1
 * @property {Heading[]} headings
 * @property {{line: number, url: string, alt: string}[]} images
 * @property {{line: number, url: string}[]} links
 */

/** @typedef {{line: number, anchor: string, text: string}} Heading */

/**
 * @param {string} text as the module's `describe` gives it
 * @returns {Description}
 */
export function read_description(text) {
  /** @type {Description} */
  const description = { front_matter: undefined, headings: [], images: [], links: [] };
  for (const line of text.split('\n')) {
    const [kind, ...fields] = line.split('\t');
    if (kind === 'front_matter') description.front_matter = { first: Number(fields[0]), last: Number(fields[1]) };
    if (kind === 'heading') {
      description.headings.push({ line: Number(fields[2]), anchor: fields[1] ?? '', text: fields[3] ?? '' });
    }
    if (kind === 'link') description.links.push({ line: Number(fields[0]), url: fields[1] ?? '' });
    if (kind === 'image') {
      description.images.push({ line: Number(fields[0]), url: fields[1] ?? '', alt: fields[2] ?? '' });
    }
  }
  return description;
}

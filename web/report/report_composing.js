/**
 * Makes of a Markdown text everything its page needs, in Node and in the browser alike. What is wrong in the text becomes
 * a warning for the person who packs and, where the reader must know, a notice or a box on the page.
 */

import { colour_code } from './code_colouring.js';
import { used_components } from './components.js';
import { read_emoji } from './emoji_facts.js';
import { make_formulas } from './formula_facts.js';
import { html_loss_warnings } from './html_losses.js';
import { resolve_cover, resolve_images } from './image_facts.js';
import { placed_files, resolve_media } from './media_facts.js';
import { front_matter_of } from './front_matter.js';
import { overview_facts } from './overview_facts.js';
import { read_date } from './report_date.js';
import { is_language, reader_messages, report_language } from './report_language.js';
import { last_part } from './site_paths.js';
import { shortened } from './summary.js';

/** @typedef {import('#border').ReportFacts} ReportFacts */
/** @typedef {import('#border').ReportDescription} Description */

/**
 * @typedef {object} ReportReader the part of the C++ module that is needed (web/engine/module.js)
 * @property {(markdown: string, components: import('#border').Component[]) => Reading} read
 */

/**
 * @typedef {object} Reading a report that has been read once
 * @property {Description} description
 * @property {(emoji: Record<string, string>) => Description} describe with the emoji in place of their codes
 * @property {(facts: ReportFacts) => {article: string, characters: import('#border').ShownCharacters}} complete
 * @property {() => void} close
 */

/** @typedef {{line: number, level: number, anchor: string, text: string}} Heading */

/** @typedef {import('./tracks.js').Track & {url: string, issue_name: string}} ReportTrack `url`: of its section in the page */

/** @typedef {{heading: string, anchor: string, text: string}} TextSection `text`: a line for each block */

/**
 * @typedef {object} Report
 * @property {string} file as it is called in warnings
 * @property {string} name
 * @property {string} title
 * @property {string} summary one or two sentences
 * @property {string} language BCP 47
 * @property {string} date `2023-12-01`, empty when unknown
 * @property {number} date_line of the file, where it is written
 * @property {import('./front_matter.js').Author[]} authors
 * @property {string[]} tags
 * @property {ReportTrack[]} tracks
 * @property {string} cover address of the picture that stands for it, empty for none
 * @property {boolean} is_draft
 * @property {string} source Markdown
 * @property {import('./components.js').PageFacts} facts
 * @property {string} article HTML
 * @property {import('#border').ShownCharacters} characters that the article shows
 * @property {Heading[]} headings
 * @property {TextSection[]} sections what is searched
 * @property {string[]} places ids that are no heading's
 * @property {PlacedImage[]} images that belong to the page
 * @property {import('./media_facts.js').PlacedMedia[]} media that belong to the page
 * @property {{line: number, url: string}[]} remote_images and media, whose addresses lead elsewhere
 * @property {{line: number, url: string, target: LinkTarget}[]} links into the site
 * @property {string[]} warnings `FILE:LINE: what`, as editors understand it
 */

/**
 * @typedef {object} PlacedImage
 * @property {string} url in the page
 * @property {number} width CSS px, after EXIF orientation; 0 when unknown, as the height
 * @property {number} height
 */

/** @typedef {{placed: PlacedImage} | {fault: import('./report_language.js').ImageFault} | {remote: true}} ImageOutcome */

/**
 * @typedef {object} LinkTarget
 * @property {string} [report] name of the report that the link leads to
 * @property {string} anchor heading of it, decoded; empty for none
 * @property {string} url in the page
 */

/** @typedef {{target: LinkTarget} | {missing: 'not_there' | 'not_packed'} | {foreign: true}} LinkOutcome */

/**
 * @typedef {object} Resolvers what surrounds the text
 * @property {(url: string) => Promise<ImageOutcome>} image
 * @property {(url: string) => Promise<import('./media_facts.js').MediaOutcome>} media
 * @property {(url: string) => LinkOutcome} link
 * @property {() => Promise<import('./formula_facts.js').FormulaMaker>} formula_maker asked for where there are formulas only
 * @property {() => Promise<import('./emoji_facts.js').EmojiTable>} emoji_table asked for where something may be a code only
 * @property {import('./code_colouring.js').LoadHighlighter} highlighter asked for where there is code only
 */

/** @typedef {import('./front_matter.js').FrontMatter} FrontMatter */

/**
 * @typedef {object} ReportText
 * @property {string} file what warnings call it
 * @property {string} name of a report in a site its path there, with slashes
 * @property {string} source Markdown
 * @property {import('#border').Component[]} [components] that it may use
 * @property {import('./track_history.js').TrackMonth[]} [earlier] what reports before it say of tracks, the oldest first
 * @property {string} [months] address of the page of all months; empty for none
 * @property {string} [language] where the report does not say its own; empty where its text tells it
 * @property {string} [reader_language] BCP 47: in which the page speaks to its reader of what is wrong; the report's by default
 */

/**
 * @param {ReportText} written
 * @param {ReportReader} reader
 * @param {Resolvers} resolvers
 * @returns {Promise<Report>}
 */
export async function compose_report(written, reader, resolvers) {
  const { source, components = [], earlier = [], months = '', language = '', reader_language = '' } = written;
  const own = used_components(source, components);
  const text = { ...written, components: own, earlier, months, language, reader_language };
  const reading = reader.read(text.source, text.components);
  try {
    const code = await colour_code(text.file, reading.description.code, resolvers.highlighter);
    return await compose_from(text, reading, resolvers, code);
  } finally {
    reading.close();
  }
}

/**
 * @param {Required<ReportText>} text
 * @param {Reading} reading
 * @param {Resolvers} resolvers
 * @param {import('./code_colouring.js').ColouredCode} code
 * @returns {Promise<Report>}
 */
async function compose_from({ file, name, source, components, reader_language, ...around }, reading, resolvers, code) {
  const written = front_matter_of(source, reading.description);
  const { front, description, emoji } = await read_emoji(written, reading, resolvers.emoji_table);
  const language = report_language([front.language, around.language], source.trim() || name);
  const date = read_date(front.date, language);
  const spoken = reader_language || language;
  const parts = await resolve_parts({ file, front, description, language: spoken }, resolvers);
  const facts = {
    ...head_facts(front, description, { file_name: last_part(name), date, language, spoken }),
    ...part_facts(parts),
    emoji,
    code: code.facts,
    overview: overview_facts(description, language, history_of(front, date, around)),
    components,
  };
  const { article, characters } = reading.complete(facts);
  return {
    file,
    name,
    ...front_values(front, description, last_part(name)),
    language,
    date: date.datetime,
    tracks: front.tracks.map((track, place) => ({ ...track, ...place_of(facts.overview.tracks[place]) })),
    cover: parts.cover.url,
    source,
    facts,
    article,
    characters,
    headings: headings_of(description),
    sections: description.sections.map(({ heading, anchor, text }) => ({ heading, anchor, text })),
    places: description.places,
    ...placed_files(parts.images, parts.media),
    links: parts.links.placed,
    warnings: [
      ...text_warnings(file, source, article, description),
      ...front_matter_warnings(file, description, front, date),
      ...part_warnings(parts, code),
    ],
  };
}

/** @param {ReportFacts['overview']['tracks'][number]} fact */
const place_of = ({ url, issue_name }) => ({ url, issue_name });

/**
 * @param {FrontMatter} front
 * @param {import('./report_date.js').ReportDate} date
 * @param {Pick<Required<ReportText>, 'earlier' | 'months'>} around
 * @returns {import('./track_history.js').TrackHistory}
 */
const history_of = ({ tracks }, { datetime }, { earlier, months }) => ({
  now: { date: datetime, tracks },
  earlier,
  url: months,
});

/**
 * What is found out of the things that the text refers to or that are made of it.
 * @param {{file: string, front: FrontMatter, description: Description, language: string}} text `language`: of what is said
 * @param {Resolvers} resolvers
 */
async function resolve_parts({ file, front, description, language }, resolvers) {
  return {
    images: await resolve_images(file, description, resolvers, language),
    media: await resolve_media(file, description, resolvers, language),
    links: resolve_links(file, description, resolvers),
    cover: await resolve_cover(file, front, resolvers),
    formulas: await make_formulas(file, description, resolvers.formula_maker),
  };
}

/** @param {Awaited<ReturnType<typeof resolve_parts>>} parts */
const part_facts = ({ images, media, links, formulas }) => ({
  images: { ...images.facts, ...media.facts },
  broken: { ...images.broken, ...media.broken },
  formulas: formulas.facts,
  links: links.facts,
});

/**
 * @param {Awaited<ReturnType<typeof resolve_parts>>} parts
 * @param {import('./code_colouring.js').ColouredCode} code
 */
const part_warnings = ({ cover, images, media, links, formulas }, code) =>
  [cover, images, media, links, code, formulas].flatMap(({ warnings }) => warnings);

/**
 * What stands above the report's text.
 * @param {FrontMatter} front
 * @param {Description} description
 * @param {{file_name: string, date: import('./report_date.js').ReportDate, language: string, spoken: string}} known
 */
function head_facts(front, description, { file_name, date, language, spoken }) {
  return {
    title: shown_title(front, description, file_name),
    date: date.datetime,
    shown_date: front.date === '' ? '' : date.shown,
    authors: front.authors,
    language,
    notices: notices(description, front, spoken),
  };
}

/**
 * @param {FrontMatter} front
 * @param {Description} description
 * @param {string} file_name
 */
function front_values(front, description, file_name) {
  const { authors, tags, is_draft } = front;
  const title = front.title || first_heading(description) || file_name;
  return {
    title,
    summary: front.description || shortened(description.first_paragraph),
    date_line: front.lines.date ?? 1,
    authors,
    tags,
    is_draft,
  };
}

/** @param {Description} description @returns {Heading[]} */
function headings_of({ sections }) {
  return sections
    .filter(({ level }) => level > 0)
    .map(({ lines, level, anchor, heading }) => ({ line: lines.first, level, anchor, text: heading }));
}

/** @param {Description} description */
function first_heading(description) {
  return headings_of(description)[0]?.text ?? '';
}

/**
 * A report without a title of its own is called by its first heading; that stands in the text already and is not shown
 * twice.
 * @param {FrontMatter} front
 * @param {Description} description
 * @param {string} file_name
 */
function shown_title(front, description, file_name) {
  if (front.title !== '') return front.title;
  return first_heading(description) === '' ? file_name : '';
}

/**
 * @param {string} file
 * @param {Description} description
 * @param {FrontMatter} front
 * @param {import('./report_date.js').ReportDate} date
 * @returns {string[]}
 */
function front_matter_warnings(file, { front_matter }, front, date) {
  if (front.fault) {
    const { line, column, message } = front.fault;
    return [`${file}:${line}:${column}: the front matter does not parse, so it is left out: ${message}`];
  }
  const place = `${file}:${front_matter?.first ?? 1}`;
  const place_of = (/** @type {string} */ key) => (front.lines[key] ? `${file}:${front.lines[key]}` : place);
  const warnings = [];
  if (!front_matter) {
    warnings.push(`${place}: there is no front matter; write title, date and author between two lines of ---.`);
  } else if (front.title === '') {
    warnings.push(`${place}: the front matter has no title; the first heading or the file's name stands for it.`);
  }
  if (front_matter && front.date === '') {
    warnings.push(`${place}: the front matter has no date; write date: 2023-12-01.`);
  }
  if (front.date !== '' && date.datetime === '') {
    warnings.push(
      `${place_of('date')}: “${front.date}” is not a date that can be read (write 2023-12-01); it is shown as written.`,
    );
  }
  for (const { line, message } of front.track_faults) warnings.push(`${file}:${line}: ${message}.`);
  if (front.language !== '' && !is_language(front.language)) {
    warnings.push(
      `${place_of('lang')}: “${front.language}” is not a language tag (write zh-CN or en); it is left out.`,
    );
  }
  return warnings;
}

/**
 * Who cannot see an image gets its alternative text.
 * @param {string} file
 * @param {Description} description
 * @returns {string[]}
 */
function alternative_warnings(file, { images }) {
  return images
    .filter(({ text }) => text.trim() === '')
    .map(({ line, url }) => `${file}:${line}: image ${url}: it has no alt text; write ![what it shows](…).`);
}

/**
 * @param {string} file
 * @param {string} source
 * @param {string} article HTML
 * @param {Description} description
 */
function text_warnings(file, source, article, description) {
  return [
    ...alternative_warnings(file, description),
    ...spaced_path_warnings(file, source, article),
    ...html_loss_warnings(file, description),
  ];
}

/**
 * CommonMark 6.4: a destination ends at a space, so that what was meant for an image is text.
 * @param {string} file
 * @param {string} source
 * @param {string} article HTML
 * @returns {string[]}
 */
function spaced_path_warnings(file, source, article) {
  const text = article.replace(/<(pre|code)\b[^]*?<\/\1>/g, '');
  return [...text.matchAll(/!\[[^\][<]*\]\(([^()<"]*\s[^()<"]*)\)/g)].map(([written, path]) => {
    const line = source.slice(0, Math.max(0, source.indexOf(written))).split('\n').length;
    return `${file}:${line}: image ${path}: a path with a space in it makes no image; write ![…](<${path}>).`;
  });
}

/**
 * @param {Description} description
 * @param {FrontMatter} front
 * @param {string} language
 */
function notices({ plain_text, images, media }, front, language) {
  const messages = reader_messages(language);
  return [
    ...(front.fault ? [messages.front_matter(front.fault.line, front.fault.column)] : []),
    ...(plain_text === '' && images.length + media.length === 0 ? [messages.empty] : []),
  ];
}

/**
 * @param {string} file
 * @param {Description} description
 * @param {Resolvers} resolvers
 */
function resolve_links(file, description, resolvers) {
  /** @type {Map<string, string>} */
  const facts = new Map();
  /** @type {Report['links']} */
  const placed = [];
  const warnings = [];
  for (const { line, url } of description.links) {
    const outcome = resolvers.link(url);
    if ('missing' in outcome) {
      const what =
        outcome.missing === 'not_there'
          ? 'there is no such file'
          : 'this file is not part of the site; link to its address instead';
      warnings.push(`${file}:${line}: link ${url}: ${what}.`);
    } else if ('target' in outcome) {
      const { target } = outcome;
      placed.push({ line, url, target });
      if (target.url !== url) facts.set(url, target.url);
    }
  }
  return { facts: Object.fromEntries(facts), placed, warnings };
}

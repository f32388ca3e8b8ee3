/**
 * Makes the facts of the overview: of the tracks that the front matter names, and of what this report and earlier ones say of each. A track's
 * section is found by its heading; what is good and what is at risk by a heading or a line that leads to it, as reports
 * write them: `赛道亮点：`, `集训营风险：`. A list's items are counted, and `暂无风险` is none.
 */

import { bare_heading } from './bare_heading.js';
import { reader_messages } from './report_language.js';
import { last_month_with, track_change, trend_of } from './track_history.js';

/** @typedef {import('#border').ReportDescription} Description */
/** @typedef {import('#border').OverviewFact} OverviewFact */
/** @typedef {import('./tracks.js').Track} Track */

/** @typedef {'highlights' | 'risks'} FindingKind */

/**
 * @typedef {object} Finding
 * @property {number} count
 * @property {string} anchor where it is told
 * @property {number} lead block that is to have the anchor; 0 where it has one already
 */

const kinds = /** @type {Record<FindingKind, {named: string, sign: string}>} */ ({
  highlights: { named: '亮[点點]|highlights?', sign: '亮点' },
  risks: { named: '风险|風險|risks?', sign: '风险' },
});
const longest_lead = 20; // characters; what is longer is a sentence that mentions one
const nothing =
  /^(目前|[当當]前|本期|本月|[暂暫][时時])?[暂暫尚还還]?([没沒]有|[无無])(明[显顯]|重大|特[别別]|其他)?的?(风险|風險|亮[点點]|[问問][题題])?$|^(none|n\/a|no (known )?(risks?|highlights?))$/i;

/**
 * @param {Description} description
 * @param {string} language
 * @param {import('./track_history.js').TrackHistory} history
 * @returns {OverviewFact}
 */
export function overview_facts(description, language, history) {
  const { tracks } = history.now;
  const words = reader_messages(language).overview;
  const { name, headings, months } = words;
  if (tracks.length === 0) return { name: '', headings: [], months: '', months_url: '', tracks: [], places: [] };
  const maker = new OverviewMaker(description, words, history);
  const facts = tracks.map((track) => maker.track_fact(track));
  return { name, headings, months, months_url: history.url, tracks: facts, places: maker.places };
}

class OverviewMaker {
  /** @type {OverviewFact['places']} */
  places = [];
  #description;
  #words;
  #history;

  /**
   * @param {Description} description
   * @param {import('./report_language.js').OverviewWords} words
   * @param {import('./track_history.js').TrackHistory} history
   */
  constructor(description, words, history) {
    this.#description = description;
    this.#words = words;
    this.#history = history;
  }

  /** @param {Track} track @returns {OverviewFact['tracks'][number]} */
  track_fact(track) {
    const { name, issue } = track;
    const sections = sections_of(name, this.#description.sections);
    const anchor = sections[0]?.anchor ?? '';
    const { earlier, now } = this.#history;
    const change = track_change(track, now, last_month_with(track, earlier));
    return {
      name,
      url: anchor && `#${anchor}`,
      issue,
      issue_name: issue_name(issue),
      figures: this.#figure_facts(track, change),
      trend: trend_of(track, track.figures.at(-1)?.name ?? '', [...earlier, now]),
      findings: [...this.#findings(sections), ...this.#since(change)],
    };
  }

  /** @param {Description['sections']} sections of the track */
  #findings(sections) {
    return /** @type {FindingKind[]} */ (['highlights', 'risks']).map((kind) => ({
      name: this.#words.findings[kind],
      ...this.#finding_fact(find(kind, sections, this.#description)),
    }));
  }

  /** @param {import('./track_history.js').TrackChange | null} change is told of only where a month lies between */
  #since(change) {
    return change?.since ? [{ name: this.#words.since, number: change.since, url: '' }] : [];
  }

  /** @param {Track} track @param {import('./track_history.js').TrackChange | null} change */
  #figure_facts(track, change) {
    const whole = track.figures[0]?.value || 0;
    return track.figures.map(({ name, text, value }, place) => {
      const part = value === null || whole === 0 ? 0 : value / whole;
      const share = value === null || place === 0 || whole === 0 ? [] : [this.#words.share(Math.round(100 * part))];
      const difference = change ? [this.#words.change(change.differences[place])] : [];
      const notes = [...share, ...difference];
      return {
        name,
        number: value === null ? '—' : text,
        note: notes.length > 0 ? this.#words.notes(notes) : '',
        part: Math.min(1, part),
      };
    });
  }

  /** @param {Finding | null} finding */
  #finding_fact(finding) {
    if (!finding) return { number: '—', url: '' };
    if (finding.count === 0) return { number: this.#words.none, url: '' };
    if (finding.lead > 0) this.places.push({ block: finding.lead, anchor: finding.anchor });
    return { number: String(finding.count), url: `#${finding.anchor}` };
  }
}

/**
 * @param {string} track
 * @param {Description['sections']} sections
 * @returns {Description['sections']} the track's own and those within it; none where it has none
 */
function sections_of(track, sections) {
  const name = bare_heading(track);
  const headings = sections.map(({ level, heading }) => (level > 0 ? bare_heading(heading) : ''));
  const exact = headings.indexOf(name);
  const first = exact >= 0 ? exact : headings.findIndex((heading) => heading.includes(name));
  if (first < 0 || name === '') return [];
  const behind = sections.findIndex(({ level }, place) => place > first && level <= sections[first].level);
  return sections.slice(first, behind < 0 ? undefined : behind);
}

/**
 * @param {FindingKind} kind
 * @param {Description['sections']} sections
 * @param {Description} description
 * @returns {Finding | null} null where nothing is said
 */
function find(kind, sections, { lists }) {
  if (sections.length === 0) return null;
  const { named, sign } = kinds[kind];
  const [first, last] = [sections[0].lines.first, Math.max(...sections.map(({ lines }) => lines.last))];
  const leads = new RegExp(`(${named})[^\\p{L}\\p{N}]*$`, 'iu');
  const own = lists.filter(({ line, words }) => {
    return line >= first && line <= last && words.length <= longest_lead && leads.test(words);
  });
  if (own.length > 0) {
    const count = own.flatMap(({ items }) => items).filter((item) => !is_nothing(item)).length;
    const heading = sections.find(({ lines }) => lines.first === own[0].line);
    if (heading) return { count, anchor: heading.anchor, lead: 0 };
    return { count, anchor: `${sections[0].anchor}-${sign}`, lead: own[0].lead };
  }
  return told_in_words(sections, named);
}

/**
 * `风险：暂无`, or words below a heading or a lead-in.
 * @param {Description['sections']} sections
 * @param {string} named
 * @returns {Finding | null}
 */
function told_in_words(sections, named) {
  const lead = new RegExp(`^.{0,8}?(?:${named})\\s*[:：]\\s*(.*)$`, 'i');
  const heading = new RegExp(`(${named})$`, 'i');
  for (const { heading: title, text, anchor } of sections) {
    const lines = text.split('\n').filter((line) => line !== '');
    const is_told = lines.length > 0 && heading.test(bare_heading(title));
    if (is_told) return { count: is_nothing(lines[0]) ? 0 : 1, anchor, lead: 0 };
    for (const [place, line] of lines.entries()) {
      const told = lead.exec(line);
      if (!told) continue;
      const words = told[1] || lines[place + 1] || '';
      return { count: words === '' || is_nothing(words) ? 0 : 1, anchor: sections[0].anchor, lead: 0 };
    }
  }
  return null;
}

/** @param {string} words */
const is_nothing = (words) =>
  nothing.test(
    words
      .normalize('NFKC')
      .replace(/[\s。.!;、,]+$/u, '')
      .trim(),
  );

/** @param {string} issue an address, or empty */
function issue_name(issue) {
  const number = /\/(?:issues|pull|discussions)\/(\d+)/.exec(issue)?.[1];
  if (number) return `#${number}`;
  return issue && new URL(issue).host;
}

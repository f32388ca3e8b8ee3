/**
 * The picture that stands for a report where a link to it is shown: its title, its month and how its tracks stand. It is a
 * small report of its own, laid out by the engine under Node and drawn from its display list.
 */

import { join } from 'node:path';

import { load_reader } from './build.mjs';
import { shortened } from '../../web/report/summary.js';
import { parse_display } from './display_dump.mjs';
import { ShapedText } from './shaped_text.mjs';
import { svg_png } from './svg_png.mjs';

/** @typedef {import('../../web/report/report_composing.js').Report} Report */
/** @typedef {import('./display_dump.mjs').DisplayCommand} DisplayCommand */

/** Pixels; what chat windows and networks ask for. */
export const preview_size = Object.freeze({ width: 1200, height: 630 });

const margin = Object.freeze({ x: 64, y: 36 }); // px
const accent_width = 16; // px, of the line at the left edge
/** Device px per CSS px, the largest at which everything has room. */
const scales = [2.4, 2.2, 2, 1.8, 1.6, 1.4, 1.25, 1.1, 1];
/** Of a logo in the top left corner, above everything else. */
const logo_box = Object.freeze({ width: 400, height: 52, gap: 24 }); // px
const most_tracks = 4;
/** Characters; with these everything has room at the smallest scale, if all of them are as wide as Chinese ones. */
const longest = Object.freeze({ title: 100, track: 16, figure: 10 });

export class PreviewPictures {
  #engine;
  #look;
  #text;

  /**
   * @param {object} needed
   * @param {import('./site_look.mjs').SiteLook} needed.look
   * @param {import('../../web/engine/module.js').KanbaoModule} needed.engine that measures with `text`
   * @param {import('./shaped_text.mjs').ShapedText} needed.text
   */
  constructor({ engine, text, look }) {
    this.#engine = engine;
    this.#look = look;
    this.#text = text;
  }

  /**
   * @param {string} dist folder that the build has filled
   * @param {import('./site_look.mjs').SiteLook} look
   * @returns {Promise<PreviewPictures>}
   */
  static async load(dist, look) {
    const text = await ShapedText.load(join(dist, 'fonts'));
    return new PreviewPictures({ engine: await load_reader(dist, text.host()), text, look });
  }

  /**
   * @param {Report} report
   * @param {string} site what it belongs to
   * @returns {Promise<{png: Uint8Array, words: string}>} a PNG of `preview_size`, and what can be read in it
   */
  async draw(report, site) {
    const content = content_of(report, site);
    return { png: await svg_png(this.#svg(this.#laid_out(content))), words: words_of(content) };
  }

  /** @param {{scale: number, commands: DisplayCommand[]}} laid_out */
  #svg({ scale, commands }) {
    const { width, height } = preview_size;
    const shapes = commands.map((command) => this.#shape(command, scale)).join('\n');
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="${this.#look.grounds.light}"/>
<rect width="${accent_width}" height="${height}" fill="${this.#look.accent}"/>
${this.#logo()}
<clipPath id="seen"><rect width="${width - margin.x}" height="${height - margin.y / 2}"/></clipPath>
<g clip-path="url(#seen)">
${shapes}
</g>
</svg>`;
  }

  /** @returns {number} px from the picture's upper edge to the title's */
  get #top() {
    return margin.y + (this.#look.logos.length > 0 ? logo_box.height + logo_box.gap : 0);
  }

  /** @returns {string} SVG; empty for none */
  #logo() {
    const [logo] = this.#look.logos;
    if (!logo) return '';
    const place = `x="${margin.x}" y="${margin.y}" width="${logo_box.width}" height="${logo_box.height}"`;
    return `<image href="${logo.data_url}" ${place} preserveAspectRatio="xMinYMid meet"/>`;
  }

  /** @param {ReturnType<typeof content_of>} content */
  #laid_out({ source, facts }) {
    const engine = this.#engine;
    engine.open(source);
    engine.complete(facts);
    const room = preview_size.height - margin.y - this.#top;
    const laid_out = (/** @type {number} */ scale) => {
      engine.set_environment({ ...environment(scale), own_colours: this.#look.own_colours });
      return { scale, commands: parse_display(engine.dump('display')) };
    };
    for (const scale of scales) {
      const { commands } = laid_out(scale);
      // A table that is too wide scrolls in a page; here nobody can.
      const has_room = commands.every((command) => right_edge(command) <= column_width(scale) + 1);
      if (has_room && engine.height() * scale <= room) return { scale, commands };
    }
    return laid_out(scales[scales.length - 1]);
  }

  /** @param {DisplayCommand} command @param {number} scale */
  #shape(command, scale) {
    const x = (/** @type {number} */ value) => margin.x + value * scale;
    const y = (/** @type {number} */ value) => this.#top + value * scale;
    if (command.kind === 'text') {
      const weight = Number(/\b(\d00)\b/.exec(command.font)?.[1] ?? 400);
      const origin = { x: x(command.x), y: y(command.baseline) };
      const path = this.#text.path(command.text, origin, { weight, size: command.size * scale });
      return path && `<path d="${path}" fill="${command.colour}"/>`;
    }
    if (command.kind === 'line') {
      const points = command.points.map(([left, top]) => `${x(left)},${y(top)}`).join(' ');
      return `<polyline points="${points}" fill="none" stroke="${command.colour}" stroke-width="${command.thickness * scale}"/>`;
    }
    const radius = command.kind === 'disc' ? command.width / 2 : command.radius;
    const size = `width="${command.width * scale}" height="${command.height * scale}" rx="${radius * scale}"`;
    return `<rect x="${x(command.x)}" y="${y(command.y)}" ${size} fill="${command.colour}"/>`;
  }
}

/** @param {number} scale @returns {number} CSS px */
const column_width = (scale) => (preview_size.width - 2 * margin.x) / scale;

/** @param {DisplayCommand} command @returns {number} CSS px */
const right_edge = (command) => command.x + (command.kind === 'text' ? command.advance : command.width);

/** @param {number} scale */
const environment = (scale) => ({
  column_width: column_width(scale),
  ratio: scale,
  is_dark: false,
  more_contrast: false,
  families: { sans: '', mono: '' },
  is_justified: false,
  text_size: 16,
  measured: [],
  rooms: [],
  opened: [],
});

/**
 * A report without tracks is told of by its summary.
 * @param {Report} report
 * @param {string} site
 */
function content_of({ title: whole_title, summary: whole_summary, language, facts }, site) {
  const [title, summary] = [cut(whole_title, longest.title), shortened(whole_summary)];
  const tracks = facts.overview.tracks.slice(0, most_tracks).map(in_short);
  const shown_date = [facts.shown_date, site].filter((part) => part !== '').join(' · ');
  return {
    summary,
    source: tracks.length > 0 ? '' : summary.replace(/[\\`*_{}[\]<>()#+.!|~$:&-]/g, '\\$&'),
    facts: {
      ...{ title, date: '', shown_date, authors: [], language, notices: [] },
      ...{ images: {}, broken: {}, emoji: {}, formulas: {}, links: {}, code: [] },
      overview: { name: '', headings: [], months: '', months_url: '', tracks, places: [] },
    },
  };
}

/**
 * Of its figures the whole and what has come of it.
 * @param {import('#border').OverviewFact['tracks'][number]} track
 */
function in_short({ name, figures, trend }) {
  const ends = figures
    .filter((_, place) => place === 0 || place === figures.length - 1)
    .map((figure) => ({ ...figure, name: cut(figure.name, longest.figure) }));
  return { name: cut(name, longest.track), url: '', issue: '', issue_name: '', figures: ends, trend, findings: [] };
}

/** @param {string} text @param {number} most characters */
function cut(text, most) {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** @param {ReturnType<typeof content_of>} content @returns {string} what can be read in the picture */
function words_of({ summary, facts: { title, shown_date, overview } }) {
  const tracks = overview.tracks.map(({ name, figures }) => {
    return `${name} ${figures.map((figure) => `${figure.name} ${figure.number}${figure.note}`).join(' → ')}`;
  });
  return [title, shown_date, ...(tracks.length > 0 ? tracks : [summary])].filter((part) => part !== '').join(' ');
}

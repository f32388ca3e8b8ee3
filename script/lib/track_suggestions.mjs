/**
 * Proposes the `tracks` of a report's front matter from what the report says: of each section that is a track's, its issue, the
 * tables that count, and the sentences that name a number. It proposes what it has read word for word; whether that is right
 * is for the author to say.
 */

import { readFile } from 'node:fs/promises';

import { stringify } from 'yaml';

import { cell_value } from '../../web/report/cell_value.js';
import { column_of } from '../../web/tools/boards/column_kind.js';
import { tables_of } from './article_tables.mjs';
import { FileHashes } from './file_hashes.mjs';
import { Problem } from '../../web/report/problem.js';
import { ReportConfigs } from './report_configs.mjs';
import { find_reports } from './report_files.mjs';
import { ReportImages } from './report_images.mjs';
import { ReportLinks } from './report_links.mjs';
import { read_report } from './report.mjs';

/** @typedef {import('../../web/report/report_composing.js').Report} Report */
/** @typedef {import('../../web/report/report_composing.js').TextSection & {level: number}} Section */

/**
 * @typedef {object} FoundFigure
 * @property {string} name
 * @property {string} text the number as written
 * @property {string} source the words that say so
 */

/**
 * @typedef {object} TrackSuggestion
 * @property {string} name
 * @property {string} issue an address; empty for none
 * @property {FoundFigure[]} figures
 */

/** What is counted, from the whole to what has come of it: the order in which figures are proposed. */
const stages = ['报名', '参与', '任务', '项目', '课题', '题目', '认领', '提交', '推进', '通过', '合入', '合并', '完成'];
const units = '(?:个|人|名|位|项|份|次|篇|支|组|件)';
const number = '(?<text>\\d[\\d,]*(?:\\.\\d+)?[万千kKwW]?\\+?)';
const wholes = '任务|项目|课题|题目';
const deeds = '报名|认领|提交|推进|通过|合入|合并|完成|加精|入选|获奖';

/** What a clause may say: a number, and what it is of. */
const clauses = [
  // 报名270人, 提交应用 34 个
  `^(?:目前|已|共|总)*(?<name>(?:${deeds}|${wholes})[\\p{Script=Han}]{0,4}?)(?:已|共|达|为|了|数)*\\s*${number}\\s*${units}?$`,
  // 发布110个开源贡献任务
  `^(?:共|已|本期)*(?:发布|放出|设立|设置|设|开放|共有|有)?\\s*${number}\\s*${units}[^\\d]{0,16}?(?<name>${wholes})(?:来自.*)?$`,
  // 72个任务提交作品, 32个任务已经完成, 109个任务完成认领
  `^(?:其中|已有)*\\s*${number}\\s*${units}?(?:${wholes}|开发者|作品|PR)?(?:已经|已|均|正常)*(?:完成(?=认领|提交|合入))?(?<name>${deeds})[\\p{Script=Han}]{0,4}$`,
].map((form) => new RegExp(form, 'u'));

/**
 * @param {Pick<Report, 'article' | 'headings' | 'sections'>} report
 * @returns {TrackSuggestion[]} those in whose section, or of which elsewhere, something is counted
 */
export function suggest_tracks(report) {
  const levels = new Map(report.headings.map(({ anchor, level }) => [anchor, level]));
  const sections = report.sections.map((section) => ({ ...section, level: levels.get(section.anchor) ?? 0 }));
  const tables = tables_of(report.article);
  const all_lines = sections.flatMap(({ text }) => text.split('\n'));
  return track_sections(sections)
    .map((own) => {
      const name = track_name(own[0].heading);
      const text = own.map((section) => section.text).join('\n');
      const lines = [...all_lines.filter((line) => tells_of(name, line)), ...text.split('\n')];
      const counted = tables.filter(({ section }) => own.some(({ anchor }) => anchor === section));
      const figures = [...lines.flatMap(figures_of), ...counted.flatMap(totals_of), ...rows_of(name, tables)];
      return { name, issue: issue_of(text), figures: in_stages(first_of_each(figures)) };
    })
    .filter(({ figures, issue }) => figures.length > 0 || issue !== '');
}

/**
 * @param {TrackSuggestion[]} tracks
 * @returns {string} YAML, with the words from which each figure was read
 */
export function suggestion_text(tracks) {
  const lines = tracks.flatMap(({ name, issue, figures }) => [
    `   - name: ${scalar(name)}`,
    ...(issue ? [`     issue: ${scalar(issue)}`] : []),
    ...(figures.length > 0
      ? [
          '     figures:',
          ...figures.map(({ name, text, source }) => `        ${scalar(name)}: ${scalar(text)} # ${source}`),
        ]
      : []),
  ]);
  return ['tracks:', ...lines].join('\n');
}

/**
 * @param {string[]} paths Markdown files and folders
 * @param {object} tools
 * @param {string} [tools.config] a kanbao.config.json for all reports
 * @param {import('./report_maker.mjs').PackReader} tools.reader
 * @param {(text: string) => void} tools.print
 */
export async function print_suggestions(paths, { reader, config, print }) {
  const files = await new ReportConfigs({ named: config }).with_configs(await find_reports(paths));
  const links = new ReportLinks(files);
  for (const file of files) {
    const bytes = await readFile(file.file).catch((/** @type {Error} */ error) => {
      throw new Problem(`${file.file} cannot be read: ${error.message}`);
    });
    const images = new ReportImages(reader, new FileHashes());
    const report = await read_report(file, bytes, { reader, images, links });
    print(`# ${file.file}: ${verdict(report)}`);
  }
}

/** @param {Report} report */
function verdict(report) {
  if (report.tracks.length > 0) return 'its front matter has tracks';
  const tracks = suggest_tracks(report);
  if (tracks.length === 0) return 'nothing reads as a track with figures';
  return `look it over and copy it into the front matter\n${suggestion_text(tracks)}`;
}

/** @param {string} text */
const scalar = (text) => stringify(text, { lineWidth: 0, schema: 'failsafe' }).trim();

/**
 * A section is a track's when it, or one below it, says where it is worked on, or tells of highlights or risks.
 * @param {Section[]} sections
 * @returns {Section[][]} each with those below it
 */
function track_sections(sections) {
  return sections.flatMap((section, place) => {
    if (section.level < 2) return [];
    const behind = sections.findIndex(({ level }, other) => other > place && level <= section.level);
    const own = sections.slice(place, behind < 0 ? undefined : behind);
    const says =
      own[0].text +
      own
        .slice(1)
        .map(({ heading }) => `${heading}\n`)
        .join('');
    return /^(.{0,6}issue|任务地址)\s*[:：]|(亮点|风险|highlights|risks)\s*[:：]?$/im.test(says) ? [own] : [];
  });
}

/** `【开源贡献个人挑战赛】进展` is called by what stands in the brackets. @param {string} heading */
const track_name = (heading) => /[【[「](.+?)[】\]」]/.exec(heading)?.[1].trim() ?? heading.trim();

/** As items of a list at the head of a report do: `挑战赛：发布110个任务`. @param {string} name @param {string} line */
const tells_of = (name, line) => line.startsWith(`${name}：`) || line.startsWith(`${name}:`);

/** @param {string} text */
const issue_of = (text) => /https?:\/\/[^\s）)，]+\/issues\/\d+/.exec(text)?.[0] ?? '';

/** @param {string} line @returns {FoundFigure[]} */
function figures_of(line) {
  const parts = line.split(/[，,；;。！!、（）()：]|:(?!\/\/)|(?<=[个人名项份次])\s+/);
  const found = parts.map((part) => part.trim()).flatMap((part) => figure_of(part) ?? []);
  const whole = found.find(({ name }) => new RegExp(wholes).test(name));
  const all = new RegExp(`全部(?:${wholes})(?:完成|已经|已)*(${deeds})`).exec(line);
  return whole && all ? [...found, { name: all[1], text: whole.text, source: all[0] }] : found;
}

/** @param {string} clause @returns {FoundFigure | undefined} */
function figure_of(clause) {
  const groups = clauses.map((form) => form.exec(clause)?.groups).find((match) => match);
  return groups && { name: groups.name, text: groups.text, source: clause };
}

/**
 * Of a table that counts, its last row where that is the total, else its only one.
 * @param {import('./article_tables.mjs').ArticleTable} table
 * @returns {FoundFigure[]}
 */
function totals_of({ header, rows }) {
  const last = rows.at(-1);
  if (!last || (rows.length > 1 && !/^(合计|总计|总数|共计|total)$/i.test(last[0]))) return [];
  return counts_of(header, rows, last);
}

/**
 * Of tables with a row for each track, the row of this one.
 * @param {string} name
 * @param {import('./article_tables.mjs').ArticleTable[]} tables
 * @returns {FoundFigure[]}
 */
const rows_of = (name, tables) =>
  tables.flatMap(({ header, rows }) => {
    const row = rows.find(([first]) => first.length > 1 && (first.includes(name) || name.includes(first)));
    return row ? counts_of(header, rows, row) : [];
  });

/**
 * @param {string[]} header
 * @param {string[][]} rows
 * @param {string[]} row
 * @returns {FoundFigure[]}
 */
function counts_of(header, rows, row) {
  return header.flatMap((name, column) => {
    const { kind, has_total } = column_of(
      name,
      rows.map((cells) => cells[column] ?? ''),
    );
    const text = row[column] ?? '';
    if (kind !== 'count' || !has_total || cell_value(text).kind !== 'count') return [];
    return [{ name, text, source: `${header.join(' | ')} / ${row.join(' | ')}` }];
  });
}

/** @param {FoundFigure[]} figures */
const first_of_each = (figures) =>
  figures.filter(({ name }, place) => figures.findIndex((other) => other.name === name) === place);

/** @param {FoundFigure[]} figures */
const in_stages = (figures) => [...figures].sort((a, b) => stage_of(a.name) - stage_of(b.name));

/** @param {string} name */
function stage_of(name) {
  const stage = stages.findIndex((word) => name.startsWith(word));
  return stage < 0 ? stages.length : stage;
}

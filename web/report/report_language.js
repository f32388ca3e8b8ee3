/** Says in which language a report is written, and words what kanbao itself has to tell its reader in that language. */

import { MONTHS } from './report_date.js';

/** An address. It is looked for where a word begins: from each letter of a long word the search would run to its end. */
export const ADDRESS = /\b\w+:\/\/[\x21-\x7e]*/g;

/**
 * @param {string[]} stated languages that the report or its site states, empty where one states none; the first counts that
 *   a browser would understand
 * @param {string} text the report's text
 * @returns {string} a BCP 47 tag
 */
export function report_language(stated, text) {
  const [known] = stated.flatMap((written) => canonical(written) ?? []);
  return known ?? (is_chinese(text) ? 'zh-CN' : 'en');
}

/**
 * @param {string} written
 * @returns {boolean} false for a tag that no browser would understand
 */
export function is_language(written) {
  return canonical(written) !== undefined;
}

/** @param {string} written */
function canonical(written) {
  try {
    return Intl.getCanonicalLocales(written)[0];
  } catch {
    return undefined;
  }
}

/**
 * Chinese reports are full of Latin names and addresses; an English one may name a Chinese colleague. So one Han
 * character in ten characters or Latin words is what it takes.
 * @param {string} text
 */
function is_chinese(text) {
  const without_addresses = text.replace(ADDRESS, ' ');
  const han = without_addresses.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = without_addresses.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return han > 0 && han * 10 >= han + words;
}

/**
 * @typedef {object} ReaderMessages
 * @property {string} empty
 * @property {(line: number, column: number) => string} front_matter
 * @property {Record<ImageFault, string>} image
 * @property {Record<MediaFault, string>} media
 * @property {(megabytes: string) => string} not_offline why a video or a sound is not in the offline file
 * @property {QuietLines} quiet why the report is shown as a web page, said in one line below it
 * @property {SurroundingWords} around
 * @property {OverviewWords} overview
 * @property {TracksWords} tracks
 * @property {ArchiveWords} archive
 * @property {DateWords} dates
 */

/** @typedef {(date: {year: number, month: number, day: number}) => string} DateWords short; 0 stands for what is not said */

/**
 * @typedef {object} SurroundingWords what stands around the report
 * @property {string} bar the bar's name, for who cannot see it
 * @property {string} archive
 * @property {string} contents
 * @property {string} save
 * @property {string} neighbours name of the links to the reports before and after
 * @property {string} previous
 * @property {string} next
 * @property {string} beside_previous leads to both reports beside each other
 * @property {string} beside_next
 * @property {string} feed
 * @property {string} undated heading of the reports without a date
 * @property {string} site title of a site that was given none
 * @property {string} licences
 * @property {string} search name of the field in which one searches all reports
 * @property {string} search_fault said where the program for it does not arrive
 */

/**
 * @typedef {object} TracksWords of the page that tells of all tracks in all months
 * @property {string} title
 * @property {string} track heading of the names
 * @property {string} trend heading of the lines
 * @property {string} report words of the link to a month's report
 * @property {string} undated heading of a report without a date
 * @property {(months: number) => string} gap said of a month before which there are some without a report
 * @property {string} hint how rows are sorted
 */

/**
 * @typedef {object} ArchiveWords of the list of all reports
 * @property {string} years name of the links to years
 * @property {string} older what opens the links to years long ago
 * @property {(reports: number) => string} count
 * @property {(tracks: number) => string} more_tracks said behind some of a report's
 * @property {string} moved said where a report was, before the link that leads to it
 */

/**
 * @typedef {object} OverviewWords of the table of all tracks under a report's title
 * @property {string} name
 * @property {string[]} headings of its columns
 * @property {string} months words of the link to all months
 * @property {{highlights: string, risks: string}} findings
 * @property {string} none where there are no highlights or risks
 * @property {(percent: number) => string} share of the whole
 * @property {(difference: number | null) => string} change null when it is unknown
 * @property {string} since what stands before the month since which figures have changed, where that is no month ago
 * @property {(notes: string[]) => string} notes said behind a figure
 */

/**
 * @typedef {'browser' | 'wasm' | 'webgl' | 'unreachable'
 *   | 'failed' | 'falsified' | 'long' | 'changed' | 'restyled' | 'context_lost'} Reason why a report is not painted; the
 *   page's first script, page/start.js, says the first ones
 */

/** @typedef {'absolute' | 'missing' | 'unknown' | 'damaged'} ImageFault why an image file cannot be shown */

/** @typedef {'absolute' | 'missing' | 'unknown'} MediaFault why a video or a sound cannot be played */

/** @typedef {Record<Reason | 'no_script', string>} QuietLines */

/**
 * A change as number, arrow and word: nobody needs to see colours, or to know what an arrow means.
 * @param {number | null} difference
 * @param {[up: string, down: string, same: string, unknown: string]} words
 */
function in_words(difference, [up, down, same, unknown]) {
  if (difference === null) return `${unknown}\u00a0—`;
  return difference === 0 ? same : `${difference > 0 ? up : down}\u00a0${Math.abs(difference)}`;
}

/** @type {ReaderMessages} */
const CHINESE = {
  empty: '这份报告还没有内容。',
  front_matter: (line, column) =>
    `文件开头的报告信息无法解析（第 ${line} 行第 ${column} 列），标题、日期和作者可能不全。`,
  image: {
    absolute: '图片路径要相对于 Markdown 文件书写',
    missing: '找不到图片文件',
    unknown: '这个文件不是可以显示的图片',
    damaged: '图片文件已损坏',
  },
  media: {
    absolute: '音视频的路径要相对于 Markdown 文件书写',
    missing: '找不到这个文件',
    unknown: '这个文件不是可以播放的视频、音频或 WebVTT 字幕',
  },
  not_offline: (megabytes) => `文件有 ${megabytes} MB，没有收进离线版`,
  quiet: {
    no_script: '浏览器没有运行脚本，现以网页文字显示。',
    browser: '浏览器版本较旧，缺少所需的功能，现以网页文字显示。',
    wasm: '浏览器不允许运行 WebAssembly，现以网页文字显示。',
    webgl: '浏览器没有提供 WebGL 2，现以网页文字显示。',
    unreachable: '绘制程序没有下载成功，现以网页文字显示，刷新页面可再试一次。',
    failed: '绘制程序出错，现以网页文字显示。',
    falsified: '浏览器的隐私设置不允许读取画布，现以网页文字显示。',
    long: '报告很长，现以网页文字显示。',
    changed: '正文已被其他程序（例如翻译）改动，现以网页文字显示。',
    restyled: '文字样式已被改动，现以网页文字显示。',
    context_lost: '图形环境暂时中断，现以网页文字显示，恢复后会自动返回。',
  },
  around: {
    bar: '本页',
    archive: '全部月报',
    contents: '目录',
    save: '保存离线版',
    neighbours: '前后各期',
    previous: '上一期',
    next: '下一期',
    beside_previous: '与上一期并排看',
    beside_next: '与下一期并排看',
    feed: '订阅',
    undated: '日期不详',
    site: '月报',
    licences: '许可声明',
    search: '搜索全部月报',
    search_fault: '搜索程序没有下载成功，请稍后再试，或者在列表中查找。',
  },
  overview: {
    name: '各赛道概况',
    headings: ['赛道', '进展'],
    months: '各月对照',
    findings: { highlights: '亮点', risks: '风险' },
    none: '无',
    share: (percent) => `${percent}%`,
    change: (difference) => in_words(difference, ['↑\u00a0增', '↓\u00a0减', '=\u00a0持平', '变化']),
    since: '变化较',
    notes: (notes) => `（${notes.join('，')}）`,
  },
  tracks: {
    title: '各赛道逐月进展',
    track: '赛道',
    trend: '走势',
    report: '看月报',
    undated: '日期不明',
    gap: (months) => `此前 ${months} 个月没有月报`,
    hint: '点列名可以排序：月份按最后一项数字排，再点一次倒过来。',
  },
  archive: {
    years: '按年查看',
    older: '更早',
    count: (reports) => `${reports} 期`,
    more_tracks: (tracks) => `另有 ${tracks} 个赛道`,
    moved: '这份月报的新地址：',
  },
  dates: ({ year, month, day }) => (year ? `${year}年` : '') + `${month}月` + (day ? `${day}日` : ''),
};

/** @type {ReaderMessages} */
const ENGLISH = {
  empty: 'This report is still empty.',
  front_matter: (line, column) =>
    `The data at the head of this report cannot be read (line ${line}, column ${column}); ` +
    'its title, date and authors may be incomplete.',
  image: {
    absolute: 'the path of an image must be relative to the Markdown file',
    missing: 'there is no such image file',
    unknown: 'this file is not an image that can be shown',
    damaged: 'this image file is damaged',
  },
  media: {
    absolute: 'the path of a video or a sound must be relative to the Markdown file',
    missing: 'there is no such file',
    unknown: 'this file is no video, sound or WebVTT that browsers play',
  },
  not_offline: (megabytes) => `${megabytes} MB, not in the offline copy`,
  quiet: {
    no_script: 'This browser runs no scripts, so the report is shown as a web page.',
    browser: 'This browser lacks what painting the report needs, so it is shown as a web page.',
    wasm: 'This browser refuses WebAssembly, so the report is shown as a web page.',
    webgl: 'This browser offers no WebGL 2, so the report is shown as a web page.',
    unreachable: 'What paints the report did not arrive, so it is shown as a web page; reload to try again.',
    failed: 'Painting the report failed, so it is shown as a web page.',
    falsified: 'Privacy settings keep the canvas from being read, so the report is shown as a web page.',
    long: 'The report is very long, so it is shown as a web page.',
    changed: 'The text was changed by another program, a translator for example, so the report is shown as a web page.',
    restyled: 'The style of the text was changed, so the report is shown as a web page.',
    context_lost: 'The graphics context is lost for the moment; until it is back the report is shown as a web page.',
  },
  around: {
    bar: 'This page',
    archive: 'All reports',
    contents: 'Contents',
    save: 'Save for offline',
    neighbours: 'Reports before and after',
    previous: 'Previous report',
    next: 'Next report',
    beside_previous: 'Beside the previous one',
    beside_next: 'Beside the next one',
    feed: 'Feed',
    undated: 'Without a date',
    site: 'Monthly reports',
    licences: 'Licences',
    search: 'Search all reports',
    search_fault: 'The search did not arrive; try again later, or look through the list. ',
  },
  overview: {
    name: 'Tracks at a glance',
    headings: ['Track', 'Progress'],
    months: 'all months',
    findings: { highlights: 'Highlights', risks: 'Risks' },
    none: 'none',
    share: (percent) => `${percent}%`,
    change: (difference) => in_words(difference, ['↑\u00a0up', '↓\u00a0down', '=\u00a0same', 'change']),
    since: 'changes since',
    notes: (notes) => ` (${notes.join(', ')})`,
  },
  tracks: {
    title: 'Tracks, month by month',
    track: 'Track',
    trend: 'Trend',
    report: 'its report',
    undated: 'Undated',
    gap: (months) => `${months === 1 ? 'one month' : `${months} months`} before it without a report`,
    hint: 'A column’s name sorts the rows: a month by its last figure; once more turns the order round.',
  },
  archive: {
    years: 'By year',
    older: 'Earlier',
    count: (reports) => (reports === 1 ? 'one report' : `${reports} reports`),
    more_tracks: (tracks) => (tracks === 1 ? 'and one more track' : `and ${tracks} more tracks`),
    moved: 'This report is here now: ',
  },
  dates: ({ year, month, day }) =>
    [day || '', MONTHS[month - 1].slice(0, 3), year || ''].filter((part) => part !== '').join(' '),
};

/**
 * @param {string} language BCP 47
 * @returns {ReaderMessages}
 */
export function reader_messages(language) {
  return /^zh\b/i.test(language) ? CHINESE : ENGLISH;
}

/** What the person who packs is told of an image. */
export const PACKER_IMAGE_MESSAGES = ENGLISH.image;

/** And of a video or a sound. */
export const PACKER_MEDIA_MESSAGES = ENGLISH.media;

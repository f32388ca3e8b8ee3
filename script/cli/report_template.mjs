/** What a new report begins with: its front matter and a section for each track, to be written over. */

import { stringify } from 'yaml';

import { words_in } from '../../web/report/words_in.js';

/** @typedef {import('../../web/report/tracks.js').Track} Track */

/**
 * @typedef {object} NewReport
 * @property {string} title
 * @property {string} date `2026-12-01`
 * @property {string} language BCP 47
 * @property {string} author empty where nobody knows
 * @property {Track[]} tracks of the report before it; none for the first one
 */

const unknown = '—';

const simplified = {
  author: '署名',
  track: '赛道名称',
  figures: ['任务', '认领', '提交', '完成'],
  opening: '用两三句话说说这个月：做成了什么，还差什么，下个月做什么。',
  tracks: '各赛道进展',
  progress: '目前进度：',
  highlights: '赛道亮点：',
  highlight: '写一件值得一提的事，并附上链接',
  risks: '赛道风险：',
  no_risk: '暂无风险',
  meetup: '下次例会',
  when: '时间、地点和会议链接。',
};

const traditional = {
  author: '署名',
  track: '賽道名稱',
  figures: ['任務', '認領', '提交', '完成'],
  opening: '用兩三句話說說這個月：做成了什麼，還差什麼，下個月做什麼。',
  tracks: '各賽道進展',
  progress: '目前進度：',
  highlights: '賽道亮點：',
  highlight: '寫一件值得一提的事，並附上連結',
  risks: '賽道風險：',
  no_risk: '暫無風險',
  meetup: '下次例會',
  when: '時間、地點和會議連結。',
};

const english = {
  author: 'Name',
  track: 'Name of the track',
  figures: ['Tasks', 'Claimed', 'Submitted', 'Done'],
  opening: 'Two or three sentences on this month: what was done, what is missing, what comes next.',
  tracks: 'The tracks',
  progress: 'Progress:',
  highlights: 'Highlights:',
  highlight: 'something worth telling, with a link',
  risks: 'Risks:',
  no_risk: 'none',
  meetup: 'Next meetup',
  when: 'Day, place and link.',
};

/**
 * @param {NewReport} report
 * @returns {string} Markdown
 */
export function report_template({ title, date, language, author, tracks }) {
  const words = words_in(language, { simplified, traditional, english });
  const own = tracks.length > 0 ? tracks : [first_track(words)];
  const front = { title, date, author: author || words.author, lang: language, tracks: own.map(front_track) };
  const sections = own.map(({ name, issue }) => track_section(name, issue, words));
  const rest = [words.opening, `## ${words.tracks}`, ...sections, `## ${words.meetup}`, words.when];
  // A day is a text here: YAML would read it as a moment.
  return `---\n${stringify(front, { schema: 'failsafe', lineWidth: 0 })}---\n\n${rest.join('\n\n')}\n`;
}

/** @param {typeof simplified} words @returns {Track} */
function first_track({ track, figures }) {
  return { name: track, id: track, issue: '', figures: figures.map((name) => ({ name, text: '', value: null })) };
}

/** @param {Track} track of the month before: its names stay, its numbers are to be told anew */
function front_track({ name, id, issue, figures }) {
  return {
    name,
    ...(id === name ? {} : { id }),
    ...(issue === '' ? {} : { issue }),
    figures: Object.fromEntries(figures.map((figure) => [figure.name, unknown])),
  };
}

/**
 * @param {string} name
 * @param {string} issue
 * @param {typeof simplified} words
 */
function track_section(name, issue, { progress, highlights, highlight, risks, no_risk }) {
  return [
    `### ${name}`,
    ...(issue === '' ? [] : [issue]),
    progress,
    highlights,
    `- ${highlight}`,
    risks,
    `- ${no_risk}`,
  ].join('\n\n');
}

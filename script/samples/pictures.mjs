/**
 * What each picture of the sample reports shows, as the HTML of a page of the picture's size; `pictures.css` sets it.
 * All text and figures come from this folder, so nothing needs escaping.
 */

import {
  APPLICATIONS_AFTER_4_WEEKS,
  APPLICATIONS_AFTER_8_WEEKS,
  CAMP_ASSISTANT,
  CAMP_PROJECTS,
  TASKS_AFTER_4_WEEKS,
  TASKS_AFTER_8_WEEKS,
  TASKS_BEFORE_THE_START,
  TASKS_COLLECTED,
} from './figures.mjs';
import { COFFEE_CUP, DOCUMENT_SEARCH, TURTLE_SOUP } from './illustrations.mjs';

/**
 * @typedef {object} SamplePicture
 * @property {string} file below assets/reports/images
 * @property {'png' | 'jpeg'} format of the bytes, whatever the name says
 * @property {number} width pixels
 * @property {number} height pixels
 * @property {string} body HTML
 */

const CALL = 'hackathon-5th-before-1/before-1';
const WARM_UP = 'hackathon-5th-before-2/before-2';
const FIRST = 'hackathon-5th-monthly-report-1/monthly-report-1';
const SECOND = 'hackathon-5th-monthly-report-2/monthly-report-2';

/** @type {SamplePicture[]} */
export const PICTURES = [
  { file: `${CALL}-1.png`, format: 'png', width: 1204, height: 880, body: call_for_tasks(TASKS_COLLECTED) },
  { file: `${WARM_UP}-1.png`, format: 'png', width: 1204, height: 880, body: call_for_tasks(TASKS_BEFORE_THE_START) },
  { file: `${FIRST}-1.png`, format: 'png', width: 1204, height: 880, body: task_board(TASKS_AFTER_4_WEEKS) },
  { file: `${FIRST}-2.png`, format: 'png', width: 1920, height: 800, body: first_applications() },
  { file: `${FIRST}-3.png`, format: 'png', width: 1644, height: 1432, body: camp_list() },
  { file: `${SECOND}-1.png`, format: 'png', width: 1204, height: 880, body: task_board(TASKS_AFTER_8_WEEKS) },
  { file: `${SECOND}-2.png`, format: 'png', width: 1920, height: 1240, body: second_applications() },
  { file: `${SECOND}-3.png`, format: 'png', width: 1172, height: 622, body: liked_applications() },
  // A photograph's format under a picture's name, as people upload them: readers must go by the bytes.
  { file: `${SECOND}-4.png`, format: 'jpeg', width: 600, height: 800, body: meetup_card() },
];

/** @param {string} title @param {string} note */
function head(title, note) {
  return `<div class="head"><h1>${title}</h1><p>${note}</p></div>`;
}

/**
 * @param {string} label
 * @param {number} value
 * @param {string} [note] beside the value
 * @param {string} [colour] a class
 */
function stat(label, value, note = '', colour = '') {
  return `<div class="card stat"><p>${label}</p><b class="${colour}">${value}<i>${note}</i></b></div>`;
}

/** @param {number} part @param {number} whole */
function percent(part, whole) {
  return `${Math.round((100 * part) / whole)}%`;
}

/** @param {import('./figures.mjs').TaskBoard} board */
function task_board({ weeks, until, total, directions }) {
  return `<div class="picture">
    ${head('开源贡献任务看板', `第 ${weeks} 周·截至 ${until}`)}
    <div class="stats">
      ${stat('发布任务', total.released)}
      ${stat('已认领', total.claimed, percent(total.claimed, total.released))}
      ${stat('已提交', total.submitted, percent(total.submitted, total.released))}
      ${stat('已完成', total.done, percent(total.done, total.released), 'blue')}
    </div>
    ${direction_list(directions, ['提交', '完成'])}
  </div>`;
}

/** @param {import('./figures.mjs').CallForTasks} call */
function call_for_tasks({ title, until, totals, columns, directions }) {
  const [first, [whole_name, whole], [part_name, part]] = totals;
  return `<div class="picture">
    ${head(title, `截至 ${until}`)}
    <div class="stats">
      ${stat(whole_name, whole)}
      ${stat(part_name, part, percent(part, whole), 'blue')}
      ${stat(...first)}
      ${stat('方向', directions.length)}
    </div>
    ${direction_list(
      directions.map(({ name, parts: [submitted, done] }) => ({ name, submitted, done })),
      columns,
    )}
  </div>`;
}

/**
 * @param {import('./figures.mjs').Direction[]} directions
 * @param {[whole: string, part: string]} names of the two figures
 */
function direction_list(directions, [whole, part]) {
  const most = Math.max(...directions.map((direction) => direction.submitted));
  return `<div class="card directions">
      <div class="direction quiet">
        <span>任务方向</span>
        <span class="legend"><span><i class="submitted"></i>${whole}</span><span><i class="done"></i>其中${part}</span></span>
        <span>${whole}</span><span>${part}</span>
      </div>
      ${directions.map((direction) => direction_row(direction, most)).join('')}
    </div>`;
}

/** @param {import('./figures.mjs').Direction} direction @param {number} most submissions of any direction */
function direction_row({ name, submitted, done }, most) {
  return `<div class="direction"><span>${name}</span>
    <span class="bar">${bar('submitted', submitted / most)}${bar('done', done / most)}</span>
    <b>${submitted}</b><b class="blue">${done}</b></div>`;
}

/** @param {string} kind @param {number} share of the row's full length */
function bar(kind, share) {
  return `<i class="${kind}" style="width:${(100 * share).toFixed(2)}%"></i>`;
}

/** @param {import('./figures.mjs').Applications} applications @param {number} columns */
function application_tiles({ tools, ideas }, columns) {
  const tiles = Array.from({ length: tools + ideas }, (_, index) => {
    const kind = index < tools ? 'tool' : 'idea';
    return `<span class="tile ${kind}">${String(index + 1).padStart(2, '0')}</span>`;
  });
  return `<div class="card applications">
    <div class="legend">
      <span><i class="tool"></i>生产力工具 <b class="blue">${tools}</b></span>
      <span><i class="idea"></i>趣味创意 <b class="amber">${ideas}</b></span>
    </div>
    <div class="tiles" style="grid-template-columns:repeat(${columns},1fr)">${tiles.join('')}</div>
  </div>`;
}

function first_applications() {
  const now = APPLICATIONS_AFTER_4_WEEKS;
  return `<div class="picture large">
    ${head('大模型应用与创意赛：报名与应用', '第 4 周·截至 2023.11.3')}
    <div class="stats">
      ${stat('报名', now.registered, '人')}
      ${stat('提交应用的开发者', now.developers, '名')}
      ${stat('提交应用', now.tools + now.ideas, '个', 'blue')}
      ${stat('加精项目', now.featured, '个')}
    </div>
    ${application_tiles(now, 9)}
  </div>`;
}

function second_applications() {
  const [before, now] = [APPLICATIONS_AFTER_4_WEEKS, APPLICATIONS_AFTER_8_WEEKS];
  return `<div class="picture large">
    ${head('大模型应用与创意赛：报名与应用', '第 8 周·截至 2023.12.1')}
    <div class="stats">
      ${growth('报名', '人', before.registered, now.registered)}
      ${growth('提交应用的开发者', '名', before.developers, now.developers)}
      ${growth('提交应用', '个', before.tools + before.ideas, now.tools + now.ideas)}
    </div>
    ${application_tiles(now, 9)}
  </div>`;
}

/** @param {string} week @param {string} colour @param {number} value @param {number} most of both weeks */
function week_row(week, colour, value, most) {
  return `<div class="weeks"><span>${week}</span>
    <span class="bar">${bar(colour, value / most)}</span><b>${value}</b></div>`;
}

/** @param {string} label @param {string} unit @param {number} before @param {number} now */
function growth(label, unit, before, now) {
  return `<div class="card stat growth"><p>${label}</p><b class="blue">${now}<i>${unit}</i></b>
    ${week_row('第 4 周', 'submitted', before, now)}
    ${week_row('第 8 周', 'done', now, now)}</div>`;
}

function camp_list() {
  return `<div class="picture">
    ${head('飞桨护航计划集训营项目一览', '18 个项目·18 名学员')}
    <div class="card list"><table>
      <thead><tr><th>编号</th><th>开源贡献仓库</th><th>带教</th><th>学员招募</th><th>第一期周报</th></tr></thead>
      <tbody>${CAMP_PROJECTS.map(camp_row).join('')}</tbody>
    </table></div>
  </div>`;
}

/** @param {string} repository @param {number} index */
function camp_row(repository, index) {
  const number = String(index + 1).padStart(2, '0');
  const assistant = index + 1 === CAMP_ASSISTANT.project ? `·${CAMP_ASSISTANT.name}（兼任助教）` : '';
  return `<tr><td class="quiet">${number}</td><td><b>${repository}</b></td><td>1 对 1</td>
    <td>已完成${assistant}</td><td class="green">已提交</td></tr>`;
}

function liked_applications() {
  return `<div class="picture works-picture"><div class="works">
    ${work(DOCUMENT_SEARCH, '基于文心一言 API 的文档知识问答系统', '浏览 3K+', '喜爱 250+')}
    ${work(TURTLE_SOUP, '海龟汤<br>逆向推理文字游戏', '浏览 802', '喜爱 48')}
  </div></div>`;
}

/** @param {string} drawing @param {string} title @param {string} views @param {string} likes */
function work(drawing, title, views, likes) {
  return `<div class="card work">${drawing}<div><h2>${title}</h2><p class="quiet">${views}·${likes}</p></div></div>`;
}

function meetup_card() {
  return `<div class="meetup">
    <p class="over">飞桨开源社区</p><h1>meetup<br>北京见</h1>
    ${COFFEE_CUP}
    <dl><dt>日期</dt><dd>12月2日（周六）</dd><dt>时间</dt><dd>14:00–17:00</dd><dt>地点</dt><dd>北京798</dd></dl>
  </div>`;
}

/** The figures that the pictures of the sample reports show: those of the reports' text, and the boards behind them. */

/**
 * @typedef {object} Direction one kind of task on the board
 * @property {string} name
 * @property {number} submitted tasks with at least one submission
 * @property {number} done tasks whose work has been merged
 */

/**
 * @typedef {object} TaskBoard
 * @property {number} weeks since the start
 * @property {string} until as the picture writes the date
 * @property {{released: number, claimed: number, submitted: number, done: number}} total
 * @property {Direction[]} directions their submissions and completions add up to the totals
 */

/** @type {TaskBoard} */
export const TASKS_AFTER_4_WEEKS = {
  weeks: 4,
  until: '2023.11.3',
  total: { released: 111, claimed: 109, submitted: 60, done: 13 },
  directions: [
    { name: '热身赛', submitted: 7, done: 2 },
    { name: '框架 API 开发', submitted: 22, done: 1 },
    { name: '框架其他开发', submitted: 14, done: 6 },
    { name: '科学计算模型复现', submitted: 7, done: 1 },
    { name: '套件开发', submitted: 5, done: 2 },
    { name: '合作伙伴', submitted: 5, done: 1 },
  ],
};

/** @type {TaskBoard} */
export const TASKS_AFTER_8_WEEKS = {
  weeks: 8,
  until: '2023.12.1',
  total: { released: 110, claimed: 110, submitted: 72, done: 32 },
  directions: [
    { name: '热身赛', submitted: 10, done: 4 },
    { name: '框架 API 开发', submitted: 28, done: 6 },
    { name: '框架其他开发', submitted: 15, done: 13 },
    { name: '科学计算模型复现', submitted: 8, done: 4 },
    { name: '套件开发', submitted: 6, done: 3 },
    { name: '合作伙伴', submitted: 5, done: 2 },
  ],
};

/**
 * @typedef {object} CallForTasks what stood ready before the start
 * @property {string} title
 * @property {string} until as the picture writes the date
 * @property {[label: string, value: number][]} totals the last two are the sums of all directions
 * @property {[whole: string, part: string]} columns what the figures of a direction are
 * @property {{name: string, parts: [number, number]}[]} directions
 */

/** @type {CallForTasks} */
export const TASKS_COLLECTED = {
  title: '第五期题目征集',
  until: '2023.8.11',
  totals: [
    ['退回补充', 12],
    ['收到题目', 71],
    ['留下任务', 46],
  ],
  columns: ['收到', '留下'],
  directions: [
    { name: '热身赛', parts: [9, 8] },
    { name: '框架 API 开发', parts: [25, 17] },
    { name: '框架其他开发', parts: [15, 12] },
    { name: '科学计算模型复现', parts: [8, 5] },
    { name: '套件开发', parts: [10, 3] },
    { name: '合作伙伴', parts: [4, 1] },
  ],
};

/** @type {CallForTasks} */
export const TASKS_BEFORE_THE_START = {
  title: '开赛前的任务看板',
  until: '2023.9.22',
  totals: [
    ['第一稿', 4],
    ['备好任务', 98],
    ['已认领', 31],
  ],
  columns: ['备好', '认领'],
  directions: [
    { name: '热身赛', parts: [12, 11] },
    { name: '框架 API 开发', parts: [34, 9] },
    { name: '框架其他开发', parts: [18, 6] },
    { name: '科学计算模型复现', parts: [10, 2] },
    { name: '套件开发', parts: [12, 2] },
    { name: '合作伙伴', parts: [12, 1] },
  ],
};

/**
 * @typedef {object} Applications
 * @property {number} registered people
 * @property {number} developers who have submitted something
 * @property {number} tools applications in the direction 生产力工具
 * @property {number} ideas applications in the direction 趣味创意
 */

/** @type {Applications & {featured: number}} */
export const APPLICATIONS_AFTER_4_WEEKS = { registered: 127, developers: 12, tools: 12, ideas: 6, featured: 10 };

/** @type {Applications} */
export const APPLICATIONS_AFTER_8_WEEKS = { registered: 270, developers: 22, tools: 22, ideas: 12 };

/** The camp's projects by number, from 1: the repository that each one contributes to. */
export const CAMP_PROJECTS = [
  ...Array.from({ length: 12 }, () => 'Paddle'),
  'PaddleScience',
  'PaddleClas',
  'Paddle3D',
  'PaddleOCR',
  'PaddleNLP',
  'PaddleSlim',
];

/** The project whose trainee is the camp's assistant as well. */
export const CAMP_ASSISTANT = { project: 3, name: 'MarioLulab' };

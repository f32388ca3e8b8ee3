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

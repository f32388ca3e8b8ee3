/**
 * What the text of a table's cell says: a number in whatever way reports write it, a date, a state of work, or words. What is
 * read is for comparing and for bars; what the author wrote stays as it is.
 */

import { read_date } from './cell_date.js';

/** @typedef {'done' | 'active' | 'open' | 'halted'} WorkState */

/**
 * @typedef {object} CellValue
 * @property {'empty' | 'count' | 'fraction' | 'percent' | 'date' | 'state' | 'text'} kind
 * @property {string} text as it stands, without white space around it
 * @property {number} value of a count, a date (days, more or less), a share of 1, the place of a state
 * @property {number} [of] what a fraction is a part of
 * @property {boolean} [is_about] the author says that it is more, or near it: `3K+`, `约 20`
 * @property {string} [unit] behind or before the number
 * @property {WorkState} [state]
 */

const longest_value = 100; // characters; what is longer are words
const nothing = /^([-–—―−/.…]*|无|暂无|空|n\/?a|none|nil|tbd)$/i;
const about = /^(约|近|超过?|逾|达|多达|不足|大?约?为|共|[~～≈><≥≤])\s*/;
const more = /\s*(\+|余|多|以上|左右|上下)/;
const scales = /** @type {Record<string, number>} */ ({
  k: 1e3,
  千: 1e3,
  w: 1e4,
  万: 1e4,
  m: 1e6,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  b: 1e9,
});
const number = '[-+−]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
const counted = new RegExp(
  `^([¥￥$€£]|US\\$|RMB|CNY)?\\s*(${number})\\s*(百万|千万|[千万亿]|[kKwWbB](?![a-zA-Z])|M(?![a-zA-Z]))?` +
    `(${more.source})?\\s*([^\\d\\s]{0,8}?)(${more.source})?$`,
);
const fraction = new RegExp(`^(${number})\\s*/\\s*(${number})\\s*[^\\d\\s%]{0,4}$`);
const percent = new RegExp(`^(${number})\\s*%(${more.source})?$`);
/** What is counted in these is as much as so many of the smallest one. */
const measures = /** @type {Record<string, number>} */ ({
  ms: 1e-3,
  毫秒: 1e-3,
  s: 1,
  秒: 1,
  min: 60,
  分钟: 60,
  h: 3600,
  小时: 3600,
  天: 86400,
  周: 604800,
  个月: 2592000,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
});

/** From what is still to be done to what is not done any more; states that reports write, by their kind. */
const states = /** @type {[WorkState, RegExp][]} */ ([
  [
    'open',
    /^(未|待|尚未|还未)\S{2,4}$|^(招募中|报名中|筹备中|规划中|计划中|排队中?|待定)$|^(open|to ?do|pending|planned|backlog|unclaimed|not started)$/,
  ],
  [
    'active',
    /^(正在)?\S{2,4}中$|^(已|部分)(认领|领取|报名|提交|启动|开始|提测|提 ?pr|完成.+)$|^(部分完成|持续推进|正常推进)$|^(in progress|doing|wip|in review|reviewing|draft|ongoing|active|started|submitted|claimed)$/,
  ],
  [
    'done',
    /^(已|全部|均已|按期|按时|提前|超额)?(完成|完结|结束|结项|合入|合并|关闭|解决|修复|发布|上线|交付|验收|通过|达成|达标|就绪)(了)?$|^(done|merged|closed|completed?|finished|fixed|resolved|released|shipped|passed)$/,
  ],
  [
    'halted',
    /^(已|被)?(延期|推迟|暂停|搁置|取消|放弃|终止|阻塞|逾期|超期|失败|驳回|拒绝|滞后|风险|有风险)(中)?$|^(blocked|delayed|overdue|on hold|paused|cancell?ed|dropped|failed|rejected|at risk|late|wontfix|won't fix)$/,
  ],
]);
const state_names = states.map(([name]) => name);

/**
 * @param {string} written
 * @param {boolean} [is_of_dates] its column says that it holds dates: `10.16` is one there
 * @returns {CellValue}
 */
export function cell_value(written, is_of_dates = false) {
  const text = written.trim();
  if (text.length > longest_value) return { kind: 'text', text, value: 0 };
  // Full width forms are the same characters; what stands in parentheses behind a value explains it.
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').replace(/[*`]/g, '').trim();
  if (nothing.test(plain)) return { kind: 'empty', text, value: 0 };
  const date = read_date(plain, is_of_dates);
  if (date !== null) return { kind: 'date', text, value: date };
  const bare = plain.replace(/ ?\([^()]*\)$/, '');
  return { ...(read_number(bare) || read_state(bare) || { kind: 'text', value: 0 }), text };
}

/** @param {string} plain @returns {Omit<CellValue, 'text'> | null} */
function read_number(plain) {
  const is_about = about.test(plain);
  const rest = plain.replace(about, '');
  const share = percent.exec(rest);
  if (share) return { kind: 'percent', value: number_in(share[1]) / 100, is_about: is_about || share[2] !== undefined };
  const part = fraction.exec(rest);
  if (part) return read_fraction(number_in(part[1]), number_in(part[2]), is_about);
  const count = counted.exec(rest);
  if (!count) return null;
  const [, currency = '', digits, scale = '', , more_before, unit, , more_behind] = count;
  const scaled = number_in(digits) * (scales[scale.toLowerCase()] || 1);
  const measure = measures[unit.toLowerCase()];
  return {
    kind: 'count',
    value: scaled * (measure || 1),
    is_about: is_about || more_before !== undefined || more_behind !== undefined,
    unit: measure ? 'measure' : currency || unit,
  };
}

/** @param {number} part @param {number} of @param {boolean} is_about @returns {Omit<CellValue, 'text'>} */
function read_fraction(part, of, is_about) {
  return { kind: 'fraction', value: of === 0 ? 0 : part / of, of, is_about };
}

/** @param {string} digits */
const number_in = (digits) => Number(digits.replace(/,/g, '').replace('−', '-'));

/** @param {string} plain @returns {Omit<CellValue, 'text'> | null} */
function read_state(plain) {
  const word = plain.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').toLowerCase();
  const found = states.find(([, words]) => words.test(word));
  return found ? { kind: 'state', value: state_names.indexOf(found[0]), state: found[0] } : null;
}

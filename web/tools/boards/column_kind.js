/** What a column of a table holds: what most of its cells say. */

import { cell_value } from '../../report/cell_value.js';

/** @typedef {import('../../report/cell_value.js').CellValue} CellValue */

/**
 * @typedef {object} Column
 * @property {CellValue['kind']} kind
 * @property {CellValue[]} cells in its author's order
 * @property {boolean} has_bars whether their lengths would say something
 * @property {boolean} has_total whether they can be added up
 */

const of_dates = /日期|时间|日程|截止|起止|\b(date|day|when|due|deadline)\b/i;
/** Numbers that are names, or places in an order. */
const ordinal = /序|编号|排名|名次|\b(id|no|rank)\b|^#/i;
/** Numbers that are no amounts: times, versions, shares of different things. */
const not_added = /年|月份|号$|版本|率|比例|占比|平均|均值|\b(year|version|rate|ratio|avg|mean|average)\b/i;

/**
 * @param {string} heading
 * @param {string[]} texts of the cells below it
 * @returns {Column}
 */
export function column_of(heading, texts) {
  let cells = texts.map((text) => cell_value(text, of_dates.test(heading)));
  if (are_days(cells)) cells = texts.map((text) => cell_value(text.replace('/', '.'), true));
  const kind = most_frequent(cells);
  const fitting = cells.filter((cell) => cell.kind === kind);
  const is_amount = kind === 'fraction' || (kind === 'count' && !are_names(heading, cells));
  const has_bars = (is_amount || kind === 'percent') && fitting.every(({ value }) => value >= 0);
  const units = new Set(fitting.map(({ unit }) => unit || ''));
  units.delete('');
  return {
    kind,
    cells,
    has_bars,
    has_total: is_amount && units.size < 2 && ![ordinal, not_added].some((kind) => kind.test(heading)),
  };
}

/**
 * Cells like `10/16` are days where one of them can be no fraction.
 * @param {CellValue[]} cells
 */
function are_days(cells) {
  const fractions = cells.filter(({ kind }) => kind === 'fraction');
  const are_all = fractions.every(({ text }) => /^(0?[1-9]|1[0-2])\/(0?[1-9]|[12]\d|3[01])$/.test(text));
  return are_all && fractions.some(({ value }) => value > 1);
}

/** @param {CellValue[]} cells @returns {CellValue['kind']} that of more than half of those that say anything, else text */
function most_frequent(cells) {
  const said = cells.filter(({ kind }) => kind !== 'empty');
  const is_most = (/** @type {string} */ kind) => said.filter((cell) => cell.kind === kind).length * 2 > said.length;
  const kinds = /** @type {const} */ (['count', 'fraction', 'percent', 'date', 'state']);
  return kinds.find(is_most) || 'text';
}

/**
 * Counted from 1, or all of them years.
 * @param {string} heading
 * @param {CellValue[]} cells
 */
function are_names(heading, cells) {
  if (ordinal.test(heading)) return true;
  const plain = cells.filter(({ kind, unit }) => kind === 'count' && !unit);
  if (plain.length < cells.length) return false;
  const is_counting = plain.every(({ value }, place) => value === place + 1);
  return is_counting || plain.every(({ value }) => value >= 1900 && value < 2100 && Number.isInteger(value));
}

/** @param {Column} column @param {number[]} places of the cells that count @returns {string} what they come to, as it is written */
export function total_of({ kind, cells }, places) {
  const added = places.map((place) => cells[place]).filter((cell) => cell.kind === kind);
  const all = added.reduce((sum, { value, of }) => sum + (kind === 'fraction' ? value * (of || 0) : value), 0);
  const of = added.reduce((sum, cell) => sum + (cell.of || 0), 0);
  const unit = (added.find((cell) => cell.unit) || {}).unit || '';
  const figure = rounded(all).toLocaleString('en-US', { maximumFractionDigits: 2 });
  const more = added.some(({ is_about }) => is_about) ? '+' : '';
  if (kind === 'fraction') return `${figure}${more} / ${rounded(of).toLocaleString('en-US')}`;
  return /^([¥￥$€£]|US|RMB|CNY)/.test(unit) ? `${unit}${figure}${more}` : `${figure}${more}${unit && ` ${unit}`}`;
}

/** @param {number} value */
const rounded = (value) => Math.round(value * 100) / 100;

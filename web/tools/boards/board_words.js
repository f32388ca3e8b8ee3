/** What boards say. */

/** @typedef {typeof english} Words */

const simplified = {
  options: (/** @type {string} */ names) => `表格选项：${names}`,
  sort: (/** @type {string} */ name) => `按“${name}”排序`,
  filter: '筛选',
  shown: (/** @type {number} */ seen, /** @type {number} */ all) => `显示 ${seen} / ${all} 行`,
  bars: '用条形显示数值',
  total: '合计',
  states: { done: '已完成', active: '进行中', open: '未开始', halted: '受阻' },
  tsv: '复制表格',
  markdown: '复制为 Markdown',
  as_written: '恢复原样',
  copied: '已复制',
  failed: '无法复制，请按 Ctrl+C',
};

const traditional = {
  options: (/** @type {string} */ names) => `表格選項：${names}`,
  sort: (/** @type {string} */ name) => `依「${name}」排序`,
  filter: '篩選',
  shown: (/** @type {number} */ seen, /** @type {number} */ all) => `顯示 ${seen} / ${all} 列`,
  bars: '用長條顯示數值',
  total: '合計',
  states: { done: '已完成', active: '進行中', open: '未開始', halted: '受阻' },
  tsv: '複製表格',
  markdown: '複製為 Markdown',
  as_written: '恢復原樣',
  copied: '已複製',
  failed: '無法複製，請按 Ctrl+C',
};

const english = {
  options: (/** @type {string} */ names) => `Table options: ${names}`,
  sort: (/** @type {string} */ name) => `Sort by “${name}”`,
  filter: 'Filter',
  shown: (/** @type {number} */ seen, /** @type {number} */ all) => `${seen} of ${all} rows`,
  bars: 'Show values as bars',
  total: 'Total',
  states: { done: 'done', active: 'in progress', open: 'not begun', halted: 'halted' },
  tsv: 'Copy table',
  markdown: 'Copy as Markdown',
  as_written: 'As written',
  copied: 'Copied',
  failed: 'Copying failed, press Ctrl+C',
};

export const words_by_language = { simplified, traditional, english };

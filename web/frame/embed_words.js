/** What the element says where there is no report to show and nothing stands inside its tag, in the language of its page. */

/** @typedef {'no-address' | import('./answer_wait.js').Silence} Trouble why there is no report */

/** @type {import('../report/words_in.js').WordsByLanguage<Record<Trouble, string>>} an address follows the last two */
export const trouble_words = {
  simplified: {
    'no-address': '<kanbao-report> 的 src 要写月报的地址。',
    'no-answer': '月报还没有打开，可以直接访问：',
    'no-report': '在这个地址没有找到月报：',
  },
  traditional: {
    'no-address': '<kanbao-report> 的 src 要寫月報的地址。',
    'no-answer': '月報還沒有打開，可以直接造訪：',
    'no-report': '在這個地址沒有找到月報：',
  },
  english: {
    'no-address': '<kanbao-report> needs the address of a report in its src.',
    'no-answer': 'The report has not opened here. Its address: ',
    'no-report': 'There is no report at this address: ',
  },
};

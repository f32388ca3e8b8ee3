/** The line below the report that says why it is shown as a web page and not painted. */

/** @typedef {'changed' | 'context_lost' | 'failed' | 'falsified' | 'long' | 'restyled'} Reason */

/** @type {Record<'zh' | 'en', Record<Reason, string>>} */
const sentences = {
  zh: {
    changed: '正文已被其他程序（例如翻译）改动，现以网页文字显示。',
    context_lost: '图形环境暂时中断，现以网页文字显示，恢复后会自动返回。',
    failed: '绘制时出错，现以网页文字显示。',
    falsified: '浏览器的隐私设置不允许读取画布，现以网页文字显示。',
    long: '报告很长，现以网页文字显示。',
    restyled: '文字样式已被改动，现以网页文字显示。',
  },
  en: {
    changed: 'The text was changed by another program, a translator for example, so the report is shown as a web page.',
    context_lost: 'The graphics context is lost for the moment; until it is back the report is shown as a web page.',
    failed: 'Painting the report failed, so it is shown as a web page.',
    falsified: 'Privacy settings keep the canvas from being read, so the report is shown as a web page.',
    long: 'The report is very long, so it is shown as a web page.',
    restyled: 'The style of the text was changed, so the report is shown as a web page.',
  },
};

/**
 * @param {Reason | null} reason null takes the line away
 * @param {string} [detail] what the reader could report, such as an error's message
 */
export function say_quietly(reason, detail = '') {
  const line = document.querySelector('p#status');
  if (!line) return;
  const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  line.textContent = reason === null ? '' : sentences[language][reason] + (detail ? ` (${detail})` : '');
}

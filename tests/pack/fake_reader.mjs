/**
 * A stand-in for the C++ module with the same two functions, good enough for the Markdown of these tests. It keeps the
 * tests of packing apart from those of the reader; `packed_reports.test.mjs` packs with the real one.
 */

/** @type {import('../../web/report/report_composing.js').ReportReader} */
export const fake_reader = {
  describe(markdown) {
    const lines = markdown.split('\n');
    const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
    /** @type {string[]} */
    const description = end > 0 ? [`front_matter\t1\t${end + 1}`] : [];
    const anchor_of = anchors();
    lines.forEach((line, index) => {
      if (index <= end) return;
      const heading = /^(#+) (.*)/.exec(line);
      if (heading) {
        const [, marks = '', text = ''] = heading;
        description.push(`heading\t${marks.length}\t${anchor_of(text)}\t${index + 1}\t${text}`);
      }
      for (const [, mark, text, url] of line.matchAll(/(!?)\[(.*?)\]\((.*?)\)/g)) {
        description.push(mark ? `image\t${index + 1}\t${url}\t${text}` : `link\t${index + 1}\t${url}`);
      }
    });
    return description.join('\n');
  },

  write_html(markdown, facts) {
    const notices = facts.split('\n').filter((line) => line.startsWith('notice\t'));
    const text = markdown.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    return `${notices.map((line) => `<p class="notice">${line.slice(7)}</p>`).join('')}<p>${text}</p>`;
  },
};

/** @returns {(text: string) => string} gives each heading of a report its id, as GitHub does */
function anchors() {
  /** @type {Map<string, number>} */
  const taken = new Map();
  return (text) => {
    const anchor = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replace(/ /g, '-');
    const count = taken.get(anchor) ?? 0;
    taken.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  };
}

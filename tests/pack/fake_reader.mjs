/**
 * A stand-in for the C++ module with the same two functions, good enough for the Markdown of these tests. It keeps the
 * tests of packing apart from those of the reader; `packed_reports.test.mjs` packs with the real one.
 */

/** @type {import('../../script/lib/report.mjs').ReportReader} */
export const fake_reader = {
  describe(markdown) {
    const lines = markdown.split('\n');
    const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
    /** @type {string[]} */
    const description = end > 0 ? [`front_matter\t1\t${end + 1}`] : [];
    lines.forEach((line, index) => {
      if (index <= end) return;
      const heading = /^(#+) (.*)/.exec(line);
      if (heading) description.push(`heading\t${heading[1]?.length}\tanchor\t${index + 1}\t${heading[2]}`);
      for (const [, alt, url] of line.matchAll(/!\[(.*?)\]\((.*?)\)/g)) {
        description.push(`image\t${index + 1}\t${url}\t${alt}`);
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

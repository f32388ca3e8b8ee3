/**
 * A stand-in for the C++ module, good enough for the Markdown of these tests. It keeps the tests of packing apart from those
 * of the reader; `packed_reports.test.mjs` packs with the real one. Images are the real module's, which knows their formats.
 */

import { load_reader } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';

const module = await load_reader(BUILD_FOLDERS.dist);

/** @type {import('../../script/lib/site_packer.mjs').PackReader} */
export const fake_reader = {
  read_image_header: (bytes) => module.read_image_header(bytes),
  decode_image: (bytes, width, height) => module.decode_image(bytes, width, height),
  read(markdown) {
    return {
      description: described(markdown),
      describe: () => described(markdown),
      complete: ({ notices }) => {
        const text = markdown.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
        const article = `${notices.map((notice) => `<p class="notice">${notice}</p>`).join('')}<p>${text}</p>`;
        return { article, characters: { regular: markdown + notices.join(''), bold: '' } };
      },
      close: () => {},
    };
  },
};

/**
 * @param {string} markdown
 * @returns {import('#border').ReportDescription}
 */
function described(markdown) {
  const lines = markdown.split('\n');
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  const body = lines.slice(end + 1).join('\n');
  /** @type {import('#border').ReportDescription} */
  const description = {
    front_matter: end > 0 ? { first: 1, last: end + 1 } : null,
    ...{ sections: [], images: [], media: [], links: [], code: [], formulas: [], emoji: [], places: [], dropped: [] },
    lists: [],
    ...{ plain_text: body.trim(), first_paragraph: body.trim() },
  };
  const anchor_of = anchors();
  lines.forEach((line, index) => {
    if (index <= end) return;
    const heading = /^(#+) (.*)/.exec(line);
    if (heading) {
      const [, { length: level }, text = ''] = heading;
      const place = { first: index + 1, last: index + 1 };
      description.sections.push({ level, anchor: anchor_of(text), heading: text, lines: place, text: '' });
    }
    for (const [, tag] of line.matchAll(/<(blink|summary)>/g)) {
      description.dropped.push({ line: index + 1, tag, loss: tag === 'summary' ? 'misplaced' : 'dropped' });
    }
    for (const [, id] of line.matchAll(/<a id="(.*?)">/g)) description.places.push(id);
    for (const [, mark, text, url] of line.matchAll(/(!?)\[(.*?)\]\((.*?)\)/g)) {
      if (mark) description.images.push({ line: index + 1, url, text });
      else description.links.push({ line: index + 1, url });
    }
  });
  return description;
}

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

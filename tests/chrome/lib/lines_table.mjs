/** The table as text: what recorded_table.cpp reads. One fact a line, its kind first; see the head for the rest. */

/**
 * @typedef {object} RecordedText
 * @property {string} kind
 * @property {string} text
 * @property {number} width
 * @property {{setting: string, width: number, starts: number[]}[]} lines
 */

/**
 * @typedef {object} Recording
 * @property {string} chromium its version
 * @property {string} font
 * @property {string} date
 * @property {number} seed
 * @property {{name: string, css: string}[]} settings
 * @property {import('./recording_page.mjs').Piece[]} pieces
 * @property {import('./recording_page.mjs').Blank[]} blanks
 * @property {RecordedText[]} texts
 */

const head = `# Where Chromium ends lines. Recorded by tests/chrome/record.mjs; do not edit.
# All lengths are thousandths of an em, which at 15.625px are 1/64 CSS px. Offsets are bytes of UTF-8.
# Every text is set with lang=zh-CN, font-kerning: none, font-variant-ligatures: none, text-rendering: geometricPrecision
# on a display of two pixels per CSS px, and else as Chromium sets text by default, with what the setting adds.
#   setting NAME CSS
#   advance ALONE HAN LATIN PIECE     a piece of text, standing alone, between Han characters, between Latin letters
#   blank BEFORE AFTER PIECE          what is left of its advance before and behind its ink
#   text KIND WIDTH TEXT              its width on one line, without trimming and without autospace
#   lines SETTING WIDTH [OFFSET…]     of the last text: where its second and further lines begin in a column of WIDTH
# A piece that is a space is written ␣. Texts in which autospace also parts Han from punctuation are not set as \`strict\`.
`;

/** @param {string} piece */
const shown = (piece) => (piece === ' ' ? '␣' : piece);

/** @param {RecordedText} text */
function text_rows({ kind, text, width, lines }) {
  const rows = lines.map((entry) => ['lines', entry.setting, entry.width, ...entry.starts].join(' '));
  return [`text ${kind} ${width} ${text}`, ...rows];
}

/** @param {Recording} recording */
export function lines_table({ chromium, font, date, seed, settings, pieces, blanks, texts }) {
  return (
    head +
    [
      `chromium ${chromium}`,
      `font ${font}`,
      `date ${date}`,
      `seed ${seed}`,
      ...settings.map(({ name, css }) => `setting ${name} ${css}`),
      ...pieces.map(({ text, advances }) => `advance ${advances.join(' ')} ${shown(text)}`),
      ...blanks.map(({ text, before, after }) => `blank ${before} ${after} ${shown(text)}`),
      ...texts.flatMap(text_rows),
      '',
    ].join('\n')
  );
}

/** Asks whether the system has a Song face: a serif for Chinese, which not every system has. */

const names = [
  'Songti SC',
  'STSong',
  'Source Han Serif SC',
  'Noto Serif CJK SC',
  'Noto Serif SC',
  'SimSun',
  'Songti TC',
  'Noto Serif CJK TC',
  'PMingLiU',
];
const letters = 'mmmllliiiWWW';

/** @type {boolean | undefined} */
let is_there;

/**
 * A face that is not there is replaced by the next one in the list: then the letters are as wide as in that one, whichever it
 * is.
 * @returns {boolean}
 */
export function has_song_face() {
  if (is_there !== undefined) return is_there;
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return false;
  const width_in = (/** @type {string} */ family) => {
    context.font = `40px ${family}`;
    return context.measureText(letters).width;
  };
  const differs = (/** @type {string} */ name, /** @type {string} */ other) =>
    width_in(`'${name}', ${other}`) !== width_in(other);
  is_there = names.some((name) => differs(name, 'monospace') && differs(name, 'cursive'));
  return is_there;
}

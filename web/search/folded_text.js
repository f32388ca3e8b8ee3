/**
 * Text as a search compares it: without what makes no difference to who looks for words. Traditional characters become
 * simplified ones, full-width forms half-width ones, capitals small letters; accents go, and so does blank beside Chinese, which
 * some write and some do not. Each character remembers where it was written, so that what is found is shown as it stands.
 */

import { simplified_characters } from './simplified_characters.js';

/** What a character is to a search. */
export const Kind = Object.freeze({ line_end: 0, blank: 1, mark: 2, letter: 3, han: 4 });

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
// With the marks that names of software have in them: C++, C#, node.js, utf-8, max_width, 90%.
const letter = /[\p{L}\p{N}+#.%_-]/u;

/** @type {Map<string, number>} */
const kinds = new Map();

/** @param {string} character @returns {number} one of Kind */
export function kind_of(character) {
  const known = kinds.get(character);
  if (known !== undefined) return known;
  const kind = looked_up_kind(character);
  kinds.set(character, kind);
  return kind;
}

/** @param {string} character */
function looked_up_kind(character) {
  if (character === '\n') return Kind.line_end;
  if (/\s/.test(character)) return Kind.blank;
  if (han.test(character)) return Kind.han;
  return letter.test(character) ? Kind.letter : Kind.mark;
}

/** @type {Map<string, string>} */
const forms = new Map();
/** @type {Map<string, string> | null} */
let simplified = null;

/** @param {string} character @returns {string} none, one or several characters */
function folded_form(character) {
  const known = forms.get(character);
  if (known !== undefined) return known;
  const plain = character.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
  // There and back, so that ς is σ and ß is ss.
  const small = plain.toUpperCase().toLowerCase().normalize('NFC');
  const table = (simplified ??= simplified_characters());
  const form = Array.from(small, (part) => table.get(part) ?? part).join('');
  forms.set(character, form);
  return form;
}

/**
 * @typedef {object} FoldedText
 * @property {string} text
 * @property {number[]} begins of each UTF-16 unit of `text`: where in what was written its character begins
 * @property {number[]} ends and where it ends, with the accents behind it
 */

class Folding {
  /** @type {FoldedText} */
  folded = { text: '', begins: [], ends: [] };
  #last = /** @type {number} */ (Kind.line_end);
  #blank = -1;

  /** @param {string} character as written @param {number} place of it */
  add(character, place) {
    const form = folded_form(character);
    const { ends } = this.folded;
    if (form === '' && ends.length > 0 && ends[ends.length - 1] === place) ends[ends.length - 1] += character.length;
    for (const part of form) this.#add_part(part, place, place + character.length);
  }

  /** @param {string} part @param {number} begin @param {number} end */
  #add_part(part, begin, end) {
    const kind = kind_of(part);
    if (kind === Kind.blank) {
      if (this.#blank < 0) this.#blank = begin;
      return;
    }
    const counts = (/** @type {number} */ beside) => beside !== Kind.han && beside !== Kind.line_end;
    if (this.#blank >= 0 && counts(this.#last) && counts(kind)) this.#append(' ', this.#blank, begin);
    this.#blank = -1;
    this.#append(part, begin, end);
    this.#last = kind;
  }

  /** @param {string} part @param {number} begin @param {number} end */
  #append(part, begin, end) {
    this.folded.text += part;
    for (let i = 0; i < part.length; i += 1) {
      this.folded.begins.push(begin);
      this.folded.ends.push(end);
    }
  }
}

/** @param {string} written @returns {FoldedText} */
export function folded_text(written) {
  const folding = new Folding();
  let place = 0;
  for (const character of written) {
    folding.add(character, place);
    place += character.length;
  }
  return folding.folded;
}

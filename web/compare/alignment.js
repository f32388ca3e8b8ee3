/**
 * How much room each of two reports needs above which of its sections, so that sections of one name begin at one height, and
 * what only one of them has stands beside blank.
 */

/** @typedef {import('./section_matching.js').SectionRow} SectionRow */

/**
 * @typedef {object} Places of a report's sections without any added room, CSS px from the page's top
 * @property {number[]} tops
 * @property {number} end where the page ends
 */

/** @typedef {{rooms: number[], end: number}} AddedRoom CSS px above each section, and below the last one */

const step = 64; // browsers and the engine lay out in 1/64 px

/**
 * @param {SectionRow[]} rows
 * @param {Places} left
 * @param {Places} right
 * @returns {{left: AddedRoom, right: AddedRoom}}
 */
export function alignment(rows, left, right) {
  const [l, r] = [new Side(left), new Side(right)];
  for (const row of rows) {
    // What is before all sections begins with the page.
    if (row.left === 0 && row.right === 0) continue;
    const top = Math.max(l.top_of(row.left), r.top_of(row.right));
    l.begin(row.left, top);
    r.begin(row.right, top);
  }
  const end = Math.max(l.end, r.end);
  return { left: l.ended_at(end), right: r.ended_at(end) };
}

/** One of the reports while the room above its sections is added up. */
class Side {
  #places;
  /** @type {number[]} */
  #rooms;
  #added = 0;
  /** the section that comes next */
  #next = 1;

  /** @param {Places} places */
  constructor(places) {
    this.#places = places;
    this.#rooms = places.tops.map(() => 0);
  }

  get end() {
    return this.#places.end + this.#added;
  }

  /**
   * @param {number | null} section null: where the other report has one, this one's next section would begin, or it ends
   * @returns {number} CSS px, with the room that has been added
   */
  top_of(section) {
    return (this.#places.tops[section ?? this.#next] ?? this.#places.end) + this.#added;
  }

  /** @param {number | null} section @param {number} top CSS px */
  begin(section, top) {
    if (section === null) return;
    const room = rounded(top - this.top_of(section));
    this.#rooms[section] = room;
    this.#added += room;
    this.#next = section + 1;
  }

  /** @param {number} end CSS px @returns {AddedRoom} */
  ended_at(end) {
    return { rooms: this.#rooms, end: rounded(end - this.end) };
  }
}

/** @param {number} length CSS px */
const rounded = (length) => Math.round(length * step) / step;

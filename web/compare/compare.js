/**
 * Where the bundle of compare.html begins: two reports beside each other, with sections of equal names at equal height,
 * scrolled together or each by itself, and what has changed between them marked as the reader wishes. In a worker made from
 * its own source it finds the differences.
 */

import { element } from '../report/element.js';
import { take_over } from '../report/look_taking.js';
import { stored } from '../report/stored_setting.js';
import { alignment } from './alignment.js';
import { Changes } from './changes.js';
import { read_choice, remember_choice } from './compare_address.js';
import { compare_words } from './compare_words.js';
import { run_difference_worker } from './differences.js';
import { ReportPane } from './report_pane.js';
import { match_sections } from './section_matching.js';
import { SectionList, sum_of } from './section_list.js';
import { switch_element } from './switch_element.js';

/** @typedef {import('./section_matching.js').SectionRow} SectionRow */
/** @typedef {import('./alignment.js').AddedRoom} AddedRoom */

const least_change = 0.25; // CSS px for which the reports are laid out again
const above_heading = 16; // CSS px between the frame's edge and a section that was chosen

class Comparison {
  #words = compare_words(document.documentElement.lang);
  #choice = read_choice(location.search);
  #status = element('p', { class: 'status', role: 'status' });
  #sections = new SectionList(this.#words, (row) => this.#go(row));
  #panes = this.#words.sides.map((side, index) => this.#make_pane(side, index));
  #changes = new Changes(this.#panes);
  /** @type {SectionRow[]} */
  #rows = [];
  /** @type {AddedRoom[]} that each report was asked for */
  #rooms = [];
  /** CSS px by which the report is scrolled that was scrolled last */
  #top = 0;

  /** @param {HTMLElement} main */
  begin(main) {
    const words = this.#words;
    const bar = element('header', { class: 'bar' });
    const { is_together, is_marked } = this.#choice;
    bar.append(
      element('a', { href: 'archive.html' }, words.archive),
      element('h1', {}, words.title),
      this.#status,
      switch_element(words.together, is_together, (is_on) => this.#set_together(is_on)),
      switch_element(words.marks, is_marked, (is_on) => this.#set_marked(is_on)),
      this.#sections.element,
    );
    main.before(bar);
    main.replaceChildren(...this.#panes.map((pane) => pane.element));
    this.#show(0);
    this.#show(1);
  }

  /** @param {string} side @param {number} index */
  #make_pane(side, index) {
    return new ReportPane(side, this.#words, {
      on_chosen: (name) => this.#choose(index, name),
      on_report: () => this.#pair(),
      on_places: () => this.#align(),
      on_scrolled: (top) => this.#follow(index, top),
    });
  }

  /** @param {number} index */
  #show(index) {
    const { names } = this.#choice;
    const is_other = names[index] !== '' && names[index] === names[1 - index] && this.#panes[1 - index].is_shown;
    this.#panes[index].show(names[index], is_other ? this.#words.same : undefined);
  }

  /** @param {number} index @param {string} name */
  #choose(index, name) {
    this.#choice.names[index] = name;
    remember_choice(this.#choice);
    this.#show(index);
    // The other one may have been refused only for being the same.
    if (!this.#panes[1 - index].is_shown) this.#show(1 - index);
  }

  /** One of the reports has come, gone, or become another one. */
  #pair() {
    const [left, right] = this.#panes.map(({ report }) => report);
    this.#changes.clear();
    this.#status.textContent = '';
    this.#rows = left && right ? match_sections(left.sections, right.sections) : [];
    this.#rooms = [];
    this.#sections.show(
      this.#rows.map((row) => {
        const section = row.left === null ? right?.sections[row.right ?? 0] : left?.sections[row.left];
        return { name: section?.name ?? '', level: section?.level ?? 0, row };
      }),
    );
    if (this.#rows.length === 0) return this.#let_go();
    this.#note_names();
    this.#align();
    if (this.#choice.is_marked) this.#find_changes();
  }

  /** A report alone needs no room. */
  #let_go() {
    for (const pane of this.#panes) pane.say('rooms', { rooms: [], end: 0 });
  }

  /** A link within a report may have led to another one. */
  #note_names() {
    this.#choice.names = this.#panes.map(({ name }) => name);
    remember_choice(this.#choice);
  }

  #align() {
    const [left, right] = this.#panes.map(({ places }) => places);
    if (!left || !right || this.#rows.length === 0) return;
    const asked = alignment(this.#rows, left, right);
    [asked.left, asked.right].forEach((rooms, index) => {
      if (this.#rooms[index] && is_like(rooms, this.#rooms[index])) return;
      this.#rooms[index] = rooms;
      this.#panes[index].say('rooms', rooms);
    });
  }

  /** @param {number} index of the report that the reader has scrolled @param {number} top CSS px */
  #follow(index, top) {
    this.#top = top;
    if (this.#choice.is_together) this.#panes[1 - index].say('scroll', { top });
  }

  /** @param {SectionRow} row */
  #go(row) {
    const index = row.left === null ? 1 : 0;
    const section = row.left ?? row.right ?? 0;
    const above = (this.#rooms[index]?.rooms ?? []).slice(0, section + 1).reduce((sum, room) => sum + room, 0);
    this.#scroll((this.#panes[index].places?.tops[section] ?? 0) + above - above_heading);
  }

  /** @param {number} top CSS px */
  #scroll(top) {
    this.#top = Math.max(0, top);
    for (const pane of this.#panes) pane.say('scroll', { top: this.#top });
  }

  /** @param {boolean} is_on */
  #set_together(is_on) {
    this.#choice.is_together = is_on;
    remember_choice(this.#choice);
    if (is_on) this.#scroll(this.#top);
  }

  /** @param {boolean} is_on */
  #set_marked(is_on) {
    this.#choice.is_marked = is_on;
    remember_choice(this.#choice);
    if (is_on) return this.#find_changes();
    this.#changes.clear();
    this.#status.textContent = '';
    this.#sections.forget_counts();
  }

  #find_changes() {
    const words = this.#words;
    if (this.#rows.length === 0) return;
    this.#status.textContent = words.counting;
    this.#changes.find(this.#rows, {
      on_found: (differences) => {
        this.#sections.count(differences);
        const { added, removed } = sum_of(differences);
        const marked = words.marked(added + removed > 0 ? words.counts(added, removed) : words.equal);
        const given_up = differences.filter(({ is_given_up }) => is_given_up).length;
        this.#status.textContent = marked + (given_up > 0 ? words.given_up(given_up) : '');
      },
      on_failed: () => (this.#status.textContent = words.failed),
    });
  }
}

/** @param {AddedRoom} one @param {AddedRoom} other */
function is_like(one, other) {
  const [lengths, others] = [one, other].map(({ rooms, end }) => [...rooms, end]);
  return lengths.length === others.length && lengths.every((length, i) => Math.abs(length - others[i]) < least_change);
}

if (typeof document === 'undefined') {
  run_difference_worker();
} else {
  // As the reports are.
  take_over('theme', stored('theme'));
  addEventListener('DOMContentLoaded', () => {
    const main = document.querySelector('main');
    if (main) new Comparison().begin(main);
  });
}

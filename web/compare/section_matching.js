/**
 * Which sections of two reports are each other's: those with the same name within parents that are each other's, in the order
 * in which both have them. What stands before the first section, the title with it, is a section of its own and belongs to its
 * like.
 */

import { diffArrays } from 'diff';

import { bare_heading } from '../report/bare_heading.js';

/** @typedef {{level: number, name: string}} NamedSection `name` is its heading's text, `level` 1 to 6 */

/** @typedef {{left: number | null, right: number | null}} SectionRow numbers of sections; null where a report has none of its like */

/**
 * @typedef {object} SectionTree
 * @property {number} section
 * @property {string} key by which it is recognised
 * @property {number} level
 * @property {SectionTree[]} children
 */

/** Beyond this many headings below one parent that differ, none of them are paired. */
const most_edits = 2000;

/**
 * @param {NamedSection[]} left the first one is what stands before all headings
 * @param {NamedSection[]} right
 * @returns {SectionRow[]} in the order of both reports; each section stands in one
 */
export function match_sections(left, right) {
  return [{ left: 0, right: 0 }, ...matched(section_tree(left), section_tree(right))];
}

/** A name of signs alone is itself. @param {string} name */
export const section_key = (name) => bare_heading(name) || name.trim();

/** @param {NamedSection[]} sections @returns {SectionTree[]} those that stand in no other */
function section_tree(sections) {
  /** @type {SectionTree} */
  const root = { section: 0, key: '', level: 0, children: [] };
  const open = [root];
  sections.forEach(({ level, name }, section) => {
    if (section === 0) return;
    while (open[open.length - 1].level >= level) open.pop();
    const tree = { section, key: section_key(name), level, children: [] };
    open[open.length - 1].children.push(tree);
    open.push(tree);
  });
  return root.children;
}

/**
 * The longest sequence of keys that both have.
 * @param {SectionTree[]} left
 * @param {SectionTree[]} right
 * @returns {SectionRow[]}
 */
function matched(left, right) {
  const keys = (/** @type {SectionTree[]} */ trees) => trees.map(({ key }) => key);
  const changes = diffArrays(keys(left), keys(right), { maxEditLength: most_edits });
  if (!changes) return [...left.flatMap(only_left), ...right.flatMap(only_right)];
  let [l, r] = [0, 0];
  return changes.flatMap(({ added, removed, count }) => {
    const [before_l, before_r] = [l, r];
    if (!added) l += count;
    if (!removed) r += count;
    if (removed) return left.slice(before_l, l).flatMap(only_left);
    if (added) return right.slice(before_r, r).flatMap(only_right);
    return left.slice(before_l, l).flatMap((tree, index) => pair(tree, right[before_r + index]));
  });
}

/** @param {SectionTree} left @param {SectionTree} right @returns {SectionRow[]} */
function pair(left, right) {
  return [{ left: left.section, right: right.section }, ...matched(left.children, right.children)];
}

/** @param {SectionTree} tree @returns {SectionRow[]} */
const only_left = ({ section, children }) => [{ left: section, right: null }, ...children.flatMap(only_left)];

/** @param {SectionTree} tree @returns {SectionRow[]} */
const only_right = ({ section, children }) => [{ left: null, right: section }, ...children.flatMap(only_right)];

/** The folders of web/ are rooms: each imports only from those below it, and never from script/, which imports them. */

import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';

import { read_text, repository_files } from './files.mjs';

/** What each room may import from besides itself, types included. */
const BELOW = {
  css: [],
  report: [],
  formulas: ['report'],
  engine: ['report'],
  layer: ['css', 'report', 'engine'],
  canvas: ['report', 'engine', 'layer'],
  images: ['report', 'engine', 'layer', 'canvas'],
  tools: ['css', 'report'],
  search: ['css', 'report', 'tools'],
  site: ['css', 'report', 'engine', 'tools', 'search'],
  page: ['report', 'engine', 'layer', 'canvas', 'images', 'tools'],
  app: ['css', 'report', 'engine', 'tools', 'page'],
  live: ['css', 'report', 'page'],
  frame: ['css', 'report'],
  compare: ['css', 'report', 'frame'],
  view: ['report', 'engine', 'layer', 'canvas', 'images', 'page'],
};

/** @typedef {{file: string, line: number, target: string}} Import `target` is a path of the repository */

/** @param {string} file @param {string} text @returns {Import[]} */
function imports_of(file, text) {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/(?:\bfrom |\bimport |\bimport\(\s*)'(\.[^']+)'/g)].map(([, path]) => {
      return { file, line: index + 1, target: posix.join(posix.dirname(file), path) };
    }),
  );
}

/** @param {string} path @returns {string | undefined} */
const room_of = (path) => /^web\/(\w+)\//.exec(path)?.[1];

/** @param {Import} found @returns {string | undefined} */
function broken_room({ file, line, target }) {
  const own = room_of(file);
  const other = room_of(target);
  if (own === undefined || own === other) return undefined;
  const below = /** @type {Record<string, string[]>} */ (BELOW)[own] ?? [];
  if (other !== undefined && below.includes(other)) return undefined;
  return `${file}:${line}: ${own}/ may import from ${below.join(', ') || 'nowhere else'}, not ${target}`;
}

const files = repository_files('web/*.js');
const imports = files.flatMap((file) => imports_of(file, read_text(file)));

test('the rule sees what breaks it', () => {
  assert.ok(imports.length > 50);
  const text =
    "import { a } from '../page/b.js';\n/** @type {import('../../script/lib/b.mjs').B} */\nawait import('./c.js');";
  const [upwards, script, own] = imports_of('web/engine/a.js', text);
  assert.match(
    broken_room(upwards) ?? '',
    /^web\/engine\/a\.js:1: engine\/ may import from report, not web\/page\/b\.js$/,
  );
  assert.match(broken_room(script) ?? '', /:2: .*not script\/lib\/b\.mjs$/);
  assert.equal(broken_room(own), undefined);
});

test('a room imports only from those below it', () => {
  assert.deepEqual(
    imports.flatMap((found) => broken_room(found) ?? []),
    [],
  );
});

test('every file of web/ stands in a room that the rule knows', () => {
  assert.deepEqual(
    files.filter((file) => !(/** @type {string} */ (room_of(file)) in BELOW)),
    [],
  );
});

test('what stands below does not come back: the order of the rooms has no circle', () => {
  const rooms = Object.keys(BELOW);
  for (const [room, below] of Object.entries(BELOW)) {
    for (const other of below) assert.ok(rooms.indexOf(other) < rooms.indexOf(room), `${other} stands above ${room}`);
  }
});

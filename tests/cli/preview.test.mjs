/** `kanbao preview` draws the whole report by a browser; where there is none, the engine draws the picture for links. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { PNG } from 'pngjs';

import { find_browser } from '../../script/lib/page_drawing.mjs';
import { Terminal, REPORT } from './terminal.mjs';

/** Longer than what a canvas holds at once. */
const SECTIONS = Array.from({ length: 60 }, (_, number) => `## 进展 ${number + 1}\n\n四个字的话。\n\n`);
const LONG = `${REPORT}\n${SECTIONS.join('')}最后一行\n`;

/** @param {PNG} png @param {number} top @param {number} bottom @returns {number} share of dark pixels between two rows */
function ink({ data, width }, top, bottom) {
  let dark = 0;
  for (let at = top * width * 4; at < bottom * width * 4; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
  return dark / ((bottom - top) * width);
}

test('a PNG holds the report from the first line to the last, in the size and colours that are asked for', async (context) => {
  if (!(await find_browser())) return context.skip('no Chromium, Chrome or Edge');
  const terminal = await Terminal.open(context);
  await terminal.put('月报.md', LONG);
  const { status, stdout, stderr } = terminal.kanbao(['preview', '月报.md', '--width', '600', '--scale', '1.5']);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /^月报\.png: \d+ kB\n$/);
  const png = PNG.sync.read(await readFile(join(terminal.folder, '月报.png')));
  assert.equal(png.width, 900);
  assert.ok(png.height > 60 * 80 * 1.5, `${png.height}`);
  // Every few lines there is text, wherever one canvas ends and the next begins.
  const step = 300;
  for (let top = 0; top + step < png.height; top += step) assert.ok(ink(png, top, top + step) > 0.001, `at ${top}`);
  terminal.kanbao(['preview', '月报.md', '--out', 'dark.png', '--width', '600', '--scale', '1', '--theme', 'dark']);
  const dark = PNG.sync.read(await readFile(join(terminal.folder, 'dark.png')));
  assert.equal(dark.width, 600);
  assert.ok(ink(dark, 0, dark.height) > 0.8);
});

test('a PDF has the text of the report', async (context) => {
  if (!(await find_browser())) return context.skip('no Chromium, Chrome or Edge');
  const terminal = await Terminal.open(context);
  await terminal.put('月报.md', LONG);
  const { stdout } = terminal.kanbao(['preview', '月报.md', '-o', 'a.pdf', '--json']);
  assert.equal(JSON.parse(stdout).whole_page, true);
  const text = spawnSync('pdftotext', [join(terminal.folder, 'a.pdf'), '-'], { encoding: 'utf8' }).stdout;
  assert.match(text, /月报[^]*最后一行/);
});

test('without a browser the engine draws the picture for links, and nothing prints', async (context) => {
  const terminal = await Terminal.open(context);
  const nowhere = { PATH: terminal.folder };
  if (existsSync('/opt/google/chrome/chrome') || existsSync('/opt/microsoft/msedge/msedge')) {
    return context.skip('there is a browser where Playwright looks');
  }
  await terminal.put('a.md', `${REPORT}![图](none.png)\n`);
  const { status, stdout, stderr } = terminal.kanbao(['preview', 'a.md', '--out', 'there.png'], nowhere);
  assert.equal(status, 0);
  assert.match(stdout, /^there\.png: \d+ kB; the picture for links, because there is no browser here/);
  assert.match(stderr, /^warning: a\.md:7: image none\.png: /);
  const { width, height } = PNG.sync.read(await readFile(join(terminal.folder, 'there.png')));
  assert.deepEqual([width, height], [1200, 630]);
  const pdf = terminal.kanbao(['preview', 'a.md', '--out', 'a.pdf'], nowhere);
  assert.match(
    pdf.stderr,
    /^error: there is no Chromium, Chrome or Edge here to print with; install one, or name it: /,
  );
  assert.equal(pdf.status, 1);
});

test('what cannot be drawn is told, and nothing is left behind', async (context) => {
  const terminal = await Terminal.open(context);
  await terminal.put('a.md', REPORT);
  const scratch = await Terminal.open(context);
  for (const [args, says] of /** @type {[string[], RegExp][]} */ ([
    [['a.md', '--out', 'a.gif'], /^error: --out a\.gif: only \*\.png and \*\.pdf can be drawn\.\n$/],
    [['a.md', '--width', '20'], /^error: --width 20: from 320 to 4000 px can be drawn\.\n$/],
    [['a.md', '--width', 'wide'], /^error: --width NaN: /],
    [['a.md', '--scale', '0'], /^error: --scale 0: at most 4 can be drawn\.\n$/],
    [['a.md', '--browser', 'none'], /^error: --browser none: no program that can be run\.\n$/],
    [['a.md', '--browser', '/bin/false'], /^error: \/bin\/false does not start: /],
    [['none.md'], /^error: none\.md: no such file or folder\.\n$/],
    [['a.md', '--theme', 'red'], /^error: Invalid values:[^]*“kanbao preview --help”/],
  ])) {
    const { status, stderr } = terminal.kanbao(['preview', ...args], { TMPDIR: scratch.folder });
    assert.match(stderr, says);
    assert.equal(status, 1);
  }
  assert.deepEqual(await readdir(terminal.folder), ['a.md']);
  assert.deepEqual(await readdir(scratch.folder), []);
});

/** What another program imports from the installed package: documented types, documented errors, and an element for bundlers. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';

import { build } from 'esbuild';

import { VERSION } from '../../script/lib/version.mjs';
import { REPOSITORY } from '../pack/test_build.mjs';
import { install_package } from './installed_package.mjs';
import { REPORT } from './terminal.mjs';

const run = promisify(execFile);

describe('a program with kanbao among its dependencies', () => {
  /** @type {string} */
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-library-'));
    await install_package(folder);
  });
  after(() => rm(folder, { recursive: true }));

  /**
   * @param {string} program whose last line prints JSON
   * @returns {Promise<any>}
   */
  async function outcome(program) {
    await writeFile(join(folder, 'program.mjs'), program);
    const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'caches') };
    return JSON.parse((await run(process.execPath, ['program.mjs'], { cwd: folder, env })).stdout);
  }

  test('renders Markdown to the HTML of a report', async () => {
    const text = `${REPORT}\n## 进展\n\n看 ![图](../images/a.png) <script>alert(1)</script>\n`;
    const rendered = await outcome(`import { render } from 'kanbao';
      console.log(JSON.stringify(await render(${JSON.stringify(text)}, { name: '十二月' })));`);
    assert.match(rendered.html, /<h2 id="进展"[^]*<img src="\.\.\/images\/a\.png" alt="图"/);
    assert.doesNotMatch(rendered.html, /<script/);
    const { title, date, language, authors, headings, warnings } = rendered;
    assert.deepEqual([title, date, language], ['月报', '2023-12-01', 'zh-CN']);
    assert.deepEqual(authors, [{ name: '花花', github: '' }]);
    assert.deepEqual(headings, [{ level: 2, text: '进展', anchor: '进展' }]);
    assert.match(warnings[0].message, /<script> cannot be shown/);
    assert.deepEqual([warnings[0].file, warnings[0].line], ['十二月', 10]);
  });

  test('packs and checks, and is told what is done', async () => {
    await writeFile(join(folder, 'a.md'), `${REPORT}![图](none.png)\n`);
    const { packed, checked, lines } = await outcome(`import { check, pack, version } from 'kanbao';
      const lines = [version];
      const onProgress = (line) => lines.push(line);
      const checked = await check(['a.md'], { onProgress });
      const packed = await pack(['a.md'], 'site', { title: '看报', baseUrl: 'https://example.org', onProgress });
      console.log(JSON.stringify({ packed, checked, lines }));`);
    const report = { file: 'a.md', name: 'a', title: '月报', date: '2023-12-01', language: 'zh-CN' };
    assert.deepEqual(packed.reports, [{ ...report, url: 'a.html', offline: 'a.offline.html' }]);
    assert.ok(packed.changed > 20);
    assert.deepEqual(packed.warnings, checked.warnings);
    assert.equal(packed.warnings[0].line, 7);
    assert.equal(lines[0], VERSION);
    assert.match(lines[1], /^a\.html: 月报 /);
    assert.ok((await readdir(join(folder, 'site'))).includes('feed.xml'));
  });

  test('what a caller can put right is a Problem', async () => {
    const faults = await outcome(`import { Problem, pack } from 'kanbao';
      const faults = [];
      for (const [paths, options] of [[['none.md'], {}], [['a.md'], { baseUrl: 'x' }], [['a.md'], { strict: true }]]) {
        await pack(paths, 'nowhere', options).catch((error) => faults.push([error instanceof Problem, error.message]));
      }
      console.log(JSON.stringify(faults));`);
    assert.deepEqual(faults, [
      [true, 'none.md: no such file or folder.'],
      [true, 'baseUrl x: not an address; write it in full: https://example.org/reports/'],
      [true, 'one warning, and --strict: nothing was written.'],
    ]);
    assert.ok(!(await readdir(folder)).includes('nowhere'));
  });

  test('TypeScript knows what it gives, and what it does not take', async () => {
    await symlink(join(REPOSITORY, 'node_modules/typescript'), join(folder, 'node_modules/typescript'));
    await writeFile(
      join(folder, 'typed.mts'),
      `import { pack, render, Problem, type Rendered } from 'kanbao';
import 'kanbao/element';
const rendered: Rendered = await render('报', { language: 'zh-CN' });
const title: string = rendered.headings[0]?.text ?? rendered.title;
const { changed } = await pack(['posts'], 'site', { strict: true, onProgress: (line) => console.log(line.length) });
document.querySelector('kanbao-report')?.go(title + changed);
const message: (problem: Problem) => string = (problem) => problem.message;
// @ts-expect-error: no such option
await pack(['posts'], 'site', { stict: true });
export { message };
`,
    );
    const args = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--lib',
      'es2022,dom',
      'typed.mts',
    ];
    await run(process.execPath, [join(folder, 'node_modules/typescript/bin/tsc'), ...args], { cwd: folder });
  });

  test('the element is defined by a bundle, and a server that renders pages goes by it', async () => {
    assert.equal(await outcome(`import 'kanbao/element'; console.log(typeof customElements === 'undefined');`), true);
    const { outputFiles } = await build({
      stdin: { contents: `import 'kanbao/element';`, resolveDir: folder },
      bundle: true,
      write: false,
      format: 'esm',
      logLevel: 'silent',
    });
    const element = await readFile(join(REPOSITORY, 'build/dist/embed.js'), 'utf8');
    assert.match(outputFiles[0]?.text ?? '', /"kanbao-report"/);
    assert.ok((outputFiles[0]?.text.length ?? 0) < element.length * 3);
  });
});

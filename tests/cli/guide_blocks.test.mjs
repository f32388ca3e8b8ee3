/** Every block of code of the guide works as it stands there, and is the same in both languages. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { until } from '../browser/lib/browser.mjs';
import { pack_into } from '../browser/lib/packed_sites.mjs';
import { REPOSITORY } from '../pack/test_build.mjs';
import { GuideDesk } from './guide_desk.mjs';
import { block_of, blocks_of, chapters } from './guide_chapters.mjs';

/** @typedef {import('./guide_chapters.mjs').Block} Block */

/**
 * Blocks that a test takes one by one, by chapter, language and words of theirs where there are several; and the test.
 * @type {[chapter: string, language: string, words: string, test: string][]}
 */
const TAKEN = [
  ['how-it-works', 'js', '', 'browser/guide_examples'],
  ['options', 'html', '', 'browser/guide_examples'],
  ['other-pages', 'html', 'https://example.org/reports/embed.js', 'browser/guide_examples'],
  ['other-pages', 'html', '看亮点', 'browser/guide_examples'],
  ['other-pages', 'html', '<iframe', 'browser/guide_examples'],
  ['other-pages', 'http', '', 'browser/guide_examples'],
  ['other-pages', 'js', '', 'cli/guide_blocks'],
  ['other-pages', 'jsx', '', 'browser/guide_examples'],
  ['other-pages', 'ts', '', 'browser/guide_examples'],
  ['other-pages', 'vue', '', 'browser/vitepress'],
  ['publishing', 'html', '', 'browser/vitepress_plugin'],
  ['publishing', 'js', 'kanbao/vitepress', 'cli/guide_blocks'],
  ['publishing', 'js', 'render(', 'cli/guide_blocks'],
  ['publishing', 'json', '', 'pack/reports_json'],
  ['publishing', 'nginx', '', 'cli/guide_blocks'],
  ['publishing', 'yaml', '', 'cli/action'],
];

/** Those that are run here, whichever they are: what is typed, the files that it is about, reports and configurations. */
const RUN_HERE = /^(?:[\w-]+ (?:console|sh)|messages (?:md|json)|writing md|options json)$/;

const FRONT_MATTER = '---\ntitle: 月报\ndate: 2023-12-01\nauthor: 花花\n---\n\n';
const NGINX = '/usr/sbin/nginx';

/** @type {Map<string, Block[]>} */
const guide = new Map();
for (const chapter of await chapters()) guide.set(chapter, await blocks_of(chapter));

describe('blocks of the guide', () => {
  /** @type {GuideDesk} */
  let desk;
  before(async () => {
    desk = await GuideDesk.make();
  });
  after(() => desk.close());

  test('are each run by a test', async () => {
    for (const [chapter, language, words, by] of TAKEN) {
      const taking = `block_of('${chapter}', '${language}'${words && `, '${words}'`})`;
      assert.ok(
        (await readFile(join(REPOSITORY, `tests/${by}.test.mjs`), 'utf8')).includes(taking),
        `${by}: ${taking}`,
      );
      assert.ok(await block_of(chapter, language, words));
    }
    for (const [chapter, blocks] of guide) {
      for (const { section, language, name, text } of blocks) {
        const is_taken = TAKEN.some(([of, as, words]) => of === chapter && as === language && text.includes(words));
        assert.ok(is_taken || RUN_HERE.test(`${chapter} ${language}`), `${chapter}: ${language}: ${text}`);
        const is_used = (/** @type {Block} */ block) => block.section === section && block.language === 'console';
        assert.ok(name === '' || blocks.some(is_used), `${chapter}: ${name} of ${section} is read by no command`);
      }
    }
  });

  test('are the same in both languages', async () => {
    for (const [chapter, blocks] of guide) {
      const plain = (/** @type {Block[]} */ of) => of.map(({ language, name, text }) => ({ language, name, text }));
      assert.deepEqual(plain(await blocks_of(chapter, 'zh')), plain(blocks), chapter);
    }
  });

  for (const [chapter, blocks] of guide) {
    // One is a walk from beginning to end, messages are each for themselves.
    const told = sections_with(blocks, 'console', chapter === 'messages');
    for (const [place, section] of told.entries()) {
      test(`${chapter}: what a terminal shows: ${section[0]?.section || 'at the beginning'}`, async () => {
        const here = await desk.place(`${chapter}-${place}`);
        if (chapter === 'options') await here.put_reports();
        for (const { language, name, text } of section) {
          if (name !== '') await here.put(name, text);
          if (language === 'console') assert.equal(acted(here, text), text);
        }
      });
    }

    const commands = blocks.filter(({ language }) => language === 'sh');
    if (commands.length === 0) continue;
    test(`${chapter}: commands do what they should`, async () => {
      const here = await desk.place(chapter);
      await here.put_reports();
      for (const line of commands.flatMap(({ text }) => text.trim().split('\n'))) await act(here, line);
    });
  }

  for (const { section, text } of guide.get('writing')?.filter(({ language }) => language === 'md') ?? []) {
    test(`writing: nothing is amiss in the example of ${section}`, async () => {
      const here = await desk.place('written');
      await here.put_reports();
      await here.put('posts/2023-12.md', text.startsWith('---\n') ? text : FRONT_MATTER + text);
      assert.equal(here.shell('kanbao check').output, '2 reports, nothing to put right\n');
    });
  }

  for (const { section, text } of guide.get('options')?.filter(({ language, name }) => language === 'json' && !name) ??
    []) {
    test(`options: nothing is amiss in kanbao.config.json of ${section}`, async () => {
      const here = await desk.place('configured');
      await here.put_reports();
      await here.put('kanbao.config.json', text);
      assert.equal(here.shell('kanbao check').output, '2 reports, nothing to put right\n');
    });
  }

  test('publishing: the example of the library runs', async () => {
    const here = await desk.place('installed-in');
    await here.put('posts/a.md', `${FRONT_MATTER}看报\n`);
    const example = join(desk.folder, 'installed/example.mjs');
    await writeFile(example, await block_of('publishing', 'js', 'render('));
    const { stdout } = spawnSync(process.execPath, [example], { cwd: here.folder, env: desk.env, encoding: 'utf8' });
    assert.match(stdout, /^月报 \d+ 1 0 0\n$/);
  });

  /** @param {string} file with a module @param {string} expression of `config` @returns {string} */
  function told_by(file, expression) {
    const script = `import config from ${JSON.stringify(file)};console.log(${expression});`;
    const args = ['--input-type=module', '--eval', script];
    return spawnSync(process.execPath, args, { cwd: desk.folder, encoding: 'utf8' }).stdout.trim();
  }

  test('publishing: VitePress reads its configuration and finds the plugin', async () => {
    const text = await block_of('publishing', 'js', 'kanbao/vitepress');
    // What `vitepress` gives is what it is given, and it is not installed there.
    const vitepress = "import { defineConfig } from 'vitepress';";
    assert.ok(text.includes(vitepress));
    await writeFile(
      join(desk.folder, 'installed/config.mjs'),
      text.replace(vitepress, 'const defineConfig = (given) => given;'),
    );
    assert.equal(told_by('./installed/config.mjs', 'config.vite.plugins[0].name'), 'kanbao');
  });

  test('other-pages: the configuration by hand has Vue leave the element to the browser', async () => {
    await writeFile(join(desk.folder, 'by-hand.mjs'), await block_of('other-pages', 'js'));
    const is_custom = "config.vue.template.compilerOptions.isCustomElement('kanbao-report')";
    assert.equal(told_by('./by-hand.mjs', is_custom), 'true');
    assert.match(told_by('./by-hand.mjs', 'config.head[0][1].src'), /\/embed\.js$/);
  });

  test('publishing: nginx serves a site by its lines', async (context) => {
    if (!existsSync(NGINX)) return context.skip('nginx is not installed');
    const here = await desk.place('nginx');
    await here.put_reports();
    const site = join(here.folder, 'site');
    await pack_into(site, [join(here.folder, 'posts')], []);
    const port = await free_port();
    const lines = (await block_of('publishing', 'nginx')).replace('/srv/reports/site/', `${site}/`);
    const folders = ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name === 'body' ? 'client_body' : name}_temp_path ${here.folder}/${name};`,
    );
    await here.put(
      'nginx.conf',
      `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; pid ${here.folder}/pid; error_log stderr; events {}\n` +
        `http { include /etc/nginx/mime.types; access_log off; ${folders.join(' ')}\n` +
        `server { listen 127.0.0.1:${port}; port_in_redirect off;\n${lines}\n} }\n`,
    );
    const address = `http://127.0.0.1:${port}/reports/`;
    const served = (/** @type {string} */ name) => fetch(address + name).catch(() => undefined);
    const nginx = `${NGINX} -e stderr -p ${here.folder} -c ${here.folder}/nginx.conf`;
    await here.while_running(nginx, async () => {
      await until(async () => (await served('index.html')) !== undefined, 'it serves');
      assert.match((await (await served('2023-12.html'))?.text()) ?? '', /<title>月报/);
      assert.match((await (await served('nowhere.html'))?.text()) ?? '', /没有找到这一页/);
      const hashed = /src="(kanbao-[\da-f]{8}\.js)"/.exec(await readFile(join(site, 'index.html'), 'utf8'))?.[1] ?? '';
      const answer = await served(hashed);
      assert.match(answer?.headers.get('cache-control') ?? '', /immutable/, hashed);
      assert.equal(answer?.headers.get('content-encoding'), 'gzip');
    });
  });
});

/**
 * @param {Block[]} blocks
 * @param {string} language
 * @param {boolean} is_parted whether sections have nothing to do with one another
 * @returns {Block[][]} those of each section that has a block of the language
 */
function sections_with(blocks, language, is_parted) {
  if (!is_parted) return blocks.some((block) => block.language === language) ? [blocks] : [];
  const sections = new Map(blocks.map(({ section }) => [section, /** @type {Block[]} */ ([])]));
  for (const block of blocks) sections.get(block.section)?.push(block);
  return [...sections.values()].filter((section) => section.some((block) => block.language === language));
}

/** @param {import('./guide_desk.mjs').Place} here @param {string} text of a terminal @returns {string} the same, as it is now */
function acted(here, text) {
  const commands = text.split('\n').filter((line) => line.startsWith('$ '));
  return commands.map((line) => `${line}\n${here.shell(`${line.slice(2)} 2>&1 || true`).stdout}`).join('');
}

/** @param {import('./guide_desk.mjs').Place} here @param {string} line */
async function act(here, line) {
  const server = /^kanbao serve|http\.server/.exec(line)?.[0];
  if (server === undefined) {
    const { status, output } = here.shell(line);
    assert.equal(status, 0, `${line}\n${output}`);
  } else {
    const command = server === 'http.server' ? `${line.replace('python3', 'python3 -u')} 0` : `${line} --no-open`;
    await here.while_serving(command, async (address) => {
      assert.match(await (await fetch(address)).text(), /<title>月报/);
    });
  }
}

/** @returns {Promise<number>} */
function free_port() {
  const server = createServer();
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

/**
 * A community's own look: what is written of it and refused, that everything stays legible whatever colours are taken, and that all
 * pages of a site have it.
 */

import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { JSDOM } from 'jsdom';

import { read_colours } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { read_config } from '../../script/lib/config_file.mjs';
import { checked_colours } from '../../script/lib/look_colours.mjs';
import { block_of } from '../cli/guide_chapters.mjs';
import { png } from './images_in_tests.mjs';
import { Desk, FRONT_MATTER, REPOSITORY } from './test_build.mjs';

/** @typedef {import('../../script/lib/look_colours.mjs').Palette} Palette */
/** @typedef {import('../../script/lib/look_config.mjs').WantedColour} WantedColour */
/** @typedef {import('../../script/lib/look_config.mjs').Scheme} Scheme */

const usual = await read_colours(BUILD_FOLDERS.dist);

/** @param {object} look @returns {ReturnType<typeof read_config>} */
const read = (look) => read_config('c', JSON.stringify({ look }));

/** @param {object} colours */
function taken(colours) {
  const { site, warnings } = read({ colours });
  const result = checked_colours(site.look?.colours ?? [], usual);
  return { ...result, warnings: [...warnings, ...result.warnings] };
}

/** @param {number} byte of a channel @returns {number} WCAG 2.2 */
function linear(byte) {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** @param {string} colour @returns {number[]} red, green, blue, alpha from 0 to 1 */
const channels = (colour) => {
  const [red, green, blue, alpha = 255] = [...Buffer.from(colour.slice(1), 'hex')];
  return [red, green, blue, alpha / 255];
};

/** @param {number[]} below @param {number[]} over */
const composited = (below, [red, green, blue, alpha]) =>
  [red, green, blue].map((channel, place) => Math.round(channel * alpha + below[place] * (1 - alpha)));

/** @param {number[]} colour */
const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** @param {Palette} palette @param {string} text @param {string[]} fills the lowest first */
function contrast(palette, text, fills) {
  const ground = fills.reduce(
    (below, fill) => composited(below, channels(palette[fill])),
    channels(palette.background),
  );
  const [one, other] = [luminance(ground), luminance(channels(palette[text]))].sort((a, b) => b - a);
  return (one + 0.05) / (other + 0.05);
}

/** @param {Palette} palette @returns {number} that of the least legible text on the grounds that it stands on */
function least_contrast(palette) {
  const texts = Object.keys(palette).filter((role) => /^(text|heading|muted|link|alert-.*)$/.test(role));
  const tokens = Object.keys(palette).filter((role) => /^(text|code|code-(?!fill).*)$/.test(role));
  return Math.min(
    ...texts.flatMap((role) => [[], ['code-fill'], ['mark-fill']].map((fills) => contrast(palette, role, fills))),
    ...['text', 'link'].map((role) => contrast(palette, role, ['header-fill'])),
    ...tokens.flatMap((role) =>
      [[], ['line-fill'], ['added-fill'], ['removed-fill']].map((fills) =>
        contrast(palette, role, ['code-fill', ...fills]),
      ),
    ),
  );
}

/** A row of colours that is the same each time (a linear congruential generator). @param {number} seed */
function random_colours(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return `#${(state >>> 8).toString(16).padStart(6, '0')}`;
  };
}

describe('the colours of a look', () => {
  test('are taken for both schemes, or for each', () => {
    const { palettes, warnings } = taken({
      link: { light: '#9a3412', dark: '#fdba74' },
      background: { dark: 'rgb(28 25 23)' },
    });
    assert.deepEqual(warnings, []);
    const { light, dark } = palettes.normal;
    assert.deepEqual([light.link, dark.link], ['#9a3412', '#fdba74']);
    assert.deepEqual([light.background, dark.background], ['#ffffff', '#1c1917']);
    assert.equal(light['alert-note'], '#9a3412', 'a note has the links’ colour');
    assert.equal(
      light['bar-fill'],
      `#9a3412${usual.normal.light['bar-fill'].slice(7)}`,
      'and so have charts, as translucent as ever',
    );
    assert.equal(light.muted, usual.normal.light.muted);
  });

  test('that cannot be read are refused, with the nearest that can', () => {
    const { palettes, warnings } = taken({ link: { light: '#ff8800', dark: '#ffb066' } });
    assert.deepEqual(warnings, [
      'c:1:37: colour “link” #ff8800 (light) is left out: it has a contrast of 1.9, and 4.5 is the least; the nearest that has enough is #a25400.',
    ]);
    assert.equal(palettes.normal.light.link, usual.normal.light.link, 'everybody’s stands in its place');
    assert.equal(palettes.normal.dark.link, '#ffb066', 'on the dark ground it can be read');
    assert.deepEqual(taken({ link: { light: '#a25400' } }).warnings, []);
    const lighter = taken({ link: { light: '#a85a0a' } }).warnings;
    assert.equal(lighter.length, 1, 'what is a little lighter than the nearest has too little, too');
  });

  test('of a ground on which everybody’s cannot be read are refused, unless own ones can', () => {
    const [warning] = taken({ background: { light: '#888888' } }).warnings;
    assert.match(
      warning ?? '',
      /“background” #888888 \(light\) is left out: “[a-z-]+” with it has a contrast of 1\.\d, .* is #f\w{5}\.$/,
    );
    const sepia = { background: { light: '#f1e4c8' }, muted: { light: '#4d463a' } };
    assert.deepEqual(taken({ background: sepia.background }).warnings.length, 1);
  });

  test('a text that is refused takes the ground with it on which everybody’s cannot be read', () => {
    const background = { dark: '#00252f' };
    assert.deepEqual(taken({ background, muted: { dark: '#a8b8bd' } }).warnings, [], 'an own one can be read on it');
    const { palettes, warnings } = taken({ background, muted: { dark: '#586e75' } });
    assert.deepEqual(
      warnings.map((line) => /“(\w+)” #\w+ \(dark\) is left out: (.*?) has/.exec(line)?.slice(1)),
      [
        ['muted', 'it'],
        ['background', '“muted” with it'],
      ],
    );
    assert.deepEqual(palettes.normal.dark, usual.normal.dark);
  });

  test('leave every text legible, whatever they are, and the nearest are taken when they are written', () => {
    const next = random_colours(15);
    let refused = 0;
    for (let round = 0; round < 60; round += 1) {
      const colours = Object.fromEntries(
        ['background', 'text', 'muted', 'link']
          .filter((_, place) => (round >> place) % 2 === 1)
          .map((role) => [role, next()]),
      );
      const { palettes, warnings } = taken(colours);
      for (const scheme of /** @type {Scheme[]} */ (['light', 'dark'])) {
        assert.ok(least_contrast(palettes.normal[scheme]) >= 4.5, JSON.stringify(colours));
        assert.ok(least_contrast(palettes.more[scheme]) >= 7, JSON.stringify(colours));
      }
      for (const warning of Object.keys(colours).length === 1 ? warnings : []) {
        const [, role, scheme, nearest] =
          /“(\w+)” \S+ \((\w+)\).*nearest that has enough is (#\w+)/.exec(warning) ?? [];
        if (nearest === undefined) continue;
        refused += 1;
        assert.deepEqual(taken({ [role]: { [scheme]: nearest } }).warnings, [], warning);
      }
    }
    assert.ok(refused > 10, `${refused}`);
  });
});

test('what is wrong in a look is told with its place and left out, and the schema knows it, too', async () => {
  const schema = JSON.parse(await readFile(join(REPOSITORY, 'docs/config.schema.json'), 'utf8'));
  const is_valid = new Ajv2020({ strict: true }).compile(schema);
  const whole = {
    colours: { link: '#123456', text: { light: '#000', dark: '#fff' } },
    logo: { light: 'a.svg', dark: 'b.svg' },
    fonts: ['LXGW WenKai', 'Source Han Serif'],
    footer: { text: '编辑部', links: [{ text: '关于', url: 'about.html' }] },
  };
  assert.ok(is_valid({ look: whole }), JSON.stringify(is_valid.errors));
  assert.deepEqual(read(whole).warnings, []);
  for (const [look, says] of /** @type {[unknown, RegExp][]} */ ([
    ['red', /^c:1:9: “look” must be an object, \{"colours": \{…\}\}; it is left out\.$/],
    [{ color: {} }, /“color” means nothing here \(known: colours, logo, fonts, footer\); take it out/],
    [{ colours: 'red' }, /“colours” must be an object/],
    [{ colours: { accent: 'red' } }, /“accent” means nothing here \(known: background, text, heading, muted, link\)/],
    [{ colours: { link: { light: 3 } } }, /^c:1:37: colour “link” must be an opaque colour of CSS, such as "#1c52c4"/],
    [{ colours: { link: { night: '#fff' } } }, /“night” means nothing here \(known: light, dark\)/],
    [{ logo: 3 }, /“logo” must be the path of an image, or \{"light": …, "dark": …\}/],
    [{ logo: { light: '' } }, /“logo” must be the path/],
    [{ fonts: 3 }, /“fonts” must be the name of a font, or a list of them/],
    [{ fonts: ["a'b"] }, /“fonts” must be/],
    [{ footer: 3 }, /“footer” must be an object/],
    [{ footer: { text: 3 } }, /“text” of “footer” must be a text/],
    [{ footer: { note: 'a' } }, /“note” means nothing here \(known: text, links\)/],
    [{ footer: { links: [{ text: 'a' }] } }, /a link of “footer” must be \{"text": "…", "url": "https:\/\/…"\}/],
  ])) {
    const { warnings } = read(/** @type {object} */ (look));
    assert.equal(warnings.length, 1, JSON.stringify(look));
    assert.match(warnings[0] ?? '', says);
    assert.ok(!is_valid({ look }), JSON.stringify(look));
  }
  for (const url of ['javascript:alert(1)', '\tjavascript:alert(1)', 'data:text/html,a']) {
    const { site, warnings } = read({ footer: { links: [{ text: 'a', url }] } });
    assert.equal(warnings.length, 1, url);
    assert.equal(site.look?.footer, undefined);
  }
  assert.match(read({ colours: { link: '#12345680' } }).warnings[0] ?? '', /must be an opaque colour/);
});

test('the guide gives an example that can be read', async () => {
  const { site, warnings } = read_config('c', await block_of('options', 'json', 'logo.svg'));
  assert.deepEqual(warnings, []);
  assert.deepEqual(checked_colours(site.look?.colours ?? [], usual).warnings, []);
  assert.deepEqual([site.look?.fonts.length, site.look?.footer?.links.length], [1, 2]);
});

describe('a site with a look', () => {
  const svg = (/** @type {string} */ fill) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="32"><rect width="96" height="32" fill="${fill}"/></svg>`;
  const look = {
    colours: { link: '#9a3412' },
    logo: { light: 'logo/light.svg', dark: 'logo/dark.svg' },
    fonts: ['LXGW WenKai'],
    footer: {
      text: '编辑 & 出版',
      links: [
        { text: '关于', url: 'about.html' },
        { text: '仓库', url: 'https://github.com/example' },
      ],
    },
  };
  /** @type {Desk} */
  let desk;
  before(async () => {
    desk = await Desk.make();
    const tracks = 'tracks: [{name: 赛道, figures: {任务: 3}}]\n---\n';
    await desk.put('posts/a.md', `${FRONT_MATTER.replace(/---\n$/, tracks)}甲\n`);
    await desk.put('posts/sub/b.md', `${FRONT_MATTER.replace('12-01', '11-01').replace('月报', '另一期')}乙\n`);
    await desk.put('logo/light.svg', svg('#9a3412'));
    await desk.put('logo/dark.svg', svg('#fdba74'));
  });
  beforeEach(() => desk.put('kanbao.config.json', JSON.stringify({ look })));
  after(() => rm(desk.folder, { recursive: true, force: true }));

  const pack = (/** @type {import('../../script/lib/site_packer.mjs').SiteOptions} */ options = {}) =>
    desk.pack({ site_config: join(desk.folder, 'kanbao.config.json'), ...options });

  /** @param {string} name */
  const page = async (name) => new JSDOM(await desk.read(name)).window.document;

  /** @param {Document} document @returns {(string | null)[]} */
  const logos = (document) => [...document.querySelectorAll('nav#bar .logo')].map((image) => image.getAttribute('src'));

  /** @param {Document} document @returns {(string | null)[]} */
  const footer_links = (document) =>
    [...document.querySelectorAll('footer#imprint .own a')].map((link) => link.getAttribute('href'));

  test('has it on every page', async () => {
    const { changed } = await pack();
    assert.match(desk.warnings.join(), /^kanbao\.config\.json:1:28: colour “link” #9a3412 \(dark\) is left out/);
    assert.ok(changed > 0);
    const files = (await desk.files()).filter((name) => name.startsWith('kanbao-logo-'));
    assert.equal(files.length, 2);
    for (const name of [
      'a.html',
      'sub/b.html',
      'a.offline.html',
      'archive.html',
      'tracks.html',
      'view.html',
      'compare.html',
      '404.html',
    ]) {
      const html = await desk.read(name);
      assert.match(html, /--link:var\(--light,#9a3412\) var\(--dark,#8eb2ff\)/, name);
      assert.match(html, /--own-fonts:'LXGW WenKai',/, name);
    }
    for (const name of ['a.html', 'a.offline.html', 'archive.html', 'tracks.html', 'view.html']) {
      assert.match(await desk.read(name), /<p class="own"><span>编辑 &amp; 出版<\/span>/, name);
    }
  });

  test('leads from each page to its logo and where its footer leads', async () => {
    await pack();
    for (const [name, up] of [
      ['a.html', ''],
      ['sub/b.html', '../'],
      ['archive.html', ''],
      ['tracks.html', ''],
    ]) {
      const document = await page(name);
      const shown = logos(document);
      assert.equal(shown.length, 2, name);
      for (const src of shown) {
        assert.match(src ?? '', new RegExp(`^${up.replaceAll('.', '\\.')}kanbao-logo-\\w{8}\\.svg$`));
      }
      assert.deepEqual(footer_links(document), [`${up}about.html`, 'https://github.com/example'], name);
      const image = document.querySelector('nav#bar .logo');
      assert.deepEqual([image?.getAttribute('width'), image?.getAttribute('height')], ['96', '32']);
    }
  });

  test('has it in files on a disk, which lead to the site where that is known', async () => {
    await pack();
    const alone = await page('a.offline.html');
    assert.deepEqual(footer_links(alone), ['https://github.com/example']);
    for (const src of logos(alone)) assert.match(src ?? '', /^data:image\/svg\+xml;base64,/);
    await pack({ base_url: 'https://example.org/reports/' });
    assert.deepEqual(footer_links(await page('sub/b.offline.html')), [
      'https://example.org/reports/about.html',
      'https://github.com/example',
    ]);
  });

  test('is packed anew when the look changes, and only then', async () => {
    await pack();
    assert.equal((await pack()).changed, 0);
    await desk.put('kanbao.config.json', JSON.stringify({ look: { ...look, footer: '新的一行' } }));
    const { inputs } = await pack();
    assert.match(await desk.read('a.html'), /<span>新的一行<\/span>/);
    assert.ok(inputs.includes(join(desk.folder, 'logo/light.svg')), 'serve looks at the logo, too');
    await desk.put('kanbao.config.json', '{}');
    await pack();
    assert.doesNotMatch(await desk.read('a.html'), /own-colours|class="own"|kanbao-logo/);
  });

  test('is kept whole by readers’ browsers, and tells systems its ground', async () => {
    await desk.put(
      'kanbao.config.json',
      JSON.stringify({ look: { ...look, colours: { background: { light: '#fffaf5' } } } }),
    );
    await pack({ app: true });
    assert.match(await desk.read('service-worker.js'), /kanbao-logo-\w{8}\.svg/);
    assert.equal(JSON.parse(await desk.read('manifest.webmanifest')).theme_color, '#fffaf5');
    assert.match(
      await desk.read('a.html'),
      /name="theme-color" content="#fffaf5" media="\(prefers-color-scheme: light\)"/,
    );
  });

  for (const [what, file, content, says] of /** @type {[string, string, string | Uint8Array | null, RegExp][]} */ ([
    ['is not there', 'none.svg', null, /logo none\.svg is not there; it is left out/],
    [
      'is no image',
      'text.svg',
      'no image',
      /logo text\.svg is no image of these kinds: svg, png, jpeg, webp; it is left out/,
    ],
    ['is of another kind', 'a.bmp', 'BM', /logo a\.bmp is no image of these kinds/],
    [
      'is too large',
      'large.png',
      Buffer.concat([png(10, 10), Buffer.alloc(300_000)]),
      /logo large\.png has 294 kB, and 256 are the most; it is left out/,
    ],
    ['is a folder', 'posts', null, /logo posts cannot be read \(EISDIR.*; it is left out/],
  ])) {
    test(`says what is wrong with a logo that ${what}, and goes on without it`, async () => {
      if (content !== null) await desk.put(file, content);
      await desk.put('kanbao.config.json', JSON.stringify({ look: { logo: file } }));
      await pack();
      assert.equal(desk.warnings.length, 1);
      assert.match(desk.warnings[0] ?? '', /^kanbao\.config\.json:1:17: /);
      assert.match(desk.warnings[0] ?? '', says);
      assert.deepEqual(logos(await page('a.html')), []);
    });
  }

  test('tells of letters in a logo for which readers may have no font, and shows it', async () => {
    await desk.put('letters.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>社</text></svg>');
    await desk.put('kanbao.config.json', JSON.stringify({ look: { logo: 'letters.svg' } }));
    await pack();
    assert.match(desk.warnings.join(), /logo letters\.svg has letters as <text>.*draw them as outlines\.$/);
    assert.equal(logos(await page('a.html')).length, 1);
  });

  test('of two logos of which one is not there has the other in both schemes', async () => {
    await desk.put(
      'kanbao.config.json',
      JSON.stringify({ look: { logo: { light: 'logo/light.svg', dark: 'none.svg' } } }),
    );
    await pack();
    const images = (await page('a.html')).querySelectorAll('nav#bar .logo');
    assert.deepEqual(
      [...images].map(({ className }) => className),
      ['logo'],
    );
  });
});

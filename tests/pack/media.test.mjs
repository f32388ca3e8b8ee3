/** Videos and sounds are known by their bytes, copied as images are, and in the offline file only where they are small. */

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { media_type_of } from '../../script/lib/media_file.mjs';
import { wav } from '../browser/lib/media_in_tests.mjs';
import { attribute, elements } from './html_elements.mjs';
import { png } from './images_in_tests.mjs';
import { Desk, FRONT_MATTER } from './test_build.mjs';

test('files are known by their bytes', () => {
  /** @param {string} text Latin-1 @returns {string | undefined} */
  const ending = (text) => media_type_of(Buffer.from(text, 'latin1'))?.ending;
  assert.equal(ending('\0\0\0\x18ftypmp42\0\0'), 'mp4');
  assert.equal(ending('\0\0\0\x18ftypqt  \0\0'), 'mov');
  assert.equal(ending('\0\0\0\x18ftypM4A \0\0'), 'm4a');
  assert.equal(ending('\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x82\x84webm'), 'webm');
  assert.equal(ending('\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x82\x84matroska'), undefined);
  assert.equal(ending(`OggS${'\0'.repeat(25)}\x80theora`), 'ogv');
  assert.equal(ending(`OggS${'\0'.repeat(24)}\x01vorbis`), 'ogg');
  assert.equal(ending('fLaC\0'), 'flac');
  assert.equal(ending('ID3\x03'), 'mp3');
  assert.equal(ending('\xff\xfb\x90'), 'mp3');
  assert.equal(ending('WEBVTT\n'), 'vtt');
  assert.equal(media_type_of(wav(0.01))?.type, 'audio/wav');
  for (const text of ['', 'hello', '<html>', '%PDF-1.7', 'root:x:0:0:root:/root:/bin/sh']) {
    assert.equal(ending(text), undefined, text);
  }
});

describe('videos and sounds of a report', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make_real();
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /** @param {string} folder */
  const site_files = async (folder) => (await desk.files()).filter((name) => name.startsWith(`${folder}/`));

  test('are copied under names that tell what they really are, with poster and subtitles', async () => {
    await desk.put('posts/录 音.mp3', wav(0.1));
    await desk.put('posts/zh.vtt', 'WEBVTT\n');
    await desk.put('images/p.png', png(40, 30));
    const video =
      '<video poster="../images/p.png" src="https://a.cn/b.mp4" title="录像">\n<track src="zh.vtt">\n</video>\n';
    await desk.put('posts/a.md', `${FRONT_MATTER}![录音](录%20音.mp3) ![又](录%20音.mp3)\n\n${video}`);
    await desk.pack();
    assert.deepEqual(desk.warnings, []);
    const media = await site_files('media');
    assert.equal(media.length, 2, media.join());
    assert.match(media.join(), /^media\/zh-[\da-f]{8}\.vtt,media\/录-音-[\da-f]{8}\.wav$/);
    assert.equal((await site_files('images')).length, 1);
    const page = await desk.read('a.html');
    assert.equal(
      attribute(elements(page, 'source')[0], 'src'),
      `media/${encodeURIComponent(String(media[1]).slice(6))}`,
    );
    const [shown] = elements(page, 'video');
    assert.deepEqual(
      ['width', 'height', 'aria-label'].map((name) => attribute(shown, name)),
      ['40', '30', '录像'],
    );
    assert.equal(attribute(elements(page, 'source')[2], 'src'), 'https://a.cn/b.mp4');
    assert.match(attribute(shown, 'poster') ?? '', /^images\/p-/);
    assert.ok(
      desk.log.includes('  https://a.cn/b.mp4 stays where it is, also for the offline file'),
      desk.log.join('\n'),
    );
  });

  test('that are missing or no media are warned of with their line, and words stand for them', async () => {
    await desk.put('posts/b.mp4', '<html>');
    await desk.put('posts/c.wav', wav(0.1));
    const sources = '<video>\n<source src="none.webm">\n<source src="c.wav">\n</video>\n';
    await desk.put('posts/a.md', `${FRONT_MATTER}![甲](none.mp4)\n\n![乙](b.mp4) ![丙](/c.wav)\n\n${sources}`);
    await desk.pack();
    assert.deepEqual(desk.warnings, [
      'posts/a.md:5: source none.mp4: there is no such file.',
      'posts/a.md:7: source b.mp4: this file is no video, sound or WebVTT that browsers play.',
      'posts/a.md:7: source /c.wav: the path of a video or a sound must be relative to the Markdown file.',
      'posts/a.md:9: source none.webm: there is no such file.',
    ]);
    const page = await desk.read('a.html');
    assert.match(page, /\[甲 — 找不到这个文件\]/);
    assert.match(page, /\[乙 — 这个文件不是可以播放的视频、音频或 WebVTT 字幕\]/);
    assert.match(attribute(elements(page, 'source')[0], 'src') ?? '', /^media\/c-/);
    assert.equal((await site_files('media')).length, 1);
  });

  test('a poster that is missing is warned of; the video is shown without it', async () => {
    await desk.put('posts/a.wav', wav(0.1));
    await desk.put('posts/a.md', `${FRONT_MATTER}<video src="a.wav" poster="none.png"></video>\n`);
    await desk.pack();
    assert.deepEqual(desk.warnings, ['posts/a.md:5: poster none.png: there is no such image file.']);
    assert.equal(attribute(elements(await desk.read('a.html'), 'video')[0], 'poster'), undefined);
  });

  test('what is embedded is a link, and packing says so', async () => {
    const frames = '<iframe src="//a.cn/b?c"></iframe>\n\n<video>没有</video>\n\n<form>\n';
    await desk.put('posts/a.md', `${FRONT_MATTER}${frames}`);
    await desk.pack();
    assert.deepEqual(desk.warnings, [
      'posts/a.md:5: <iframe> is not embedded; a link leads to what it would show.',
      'posts/a.md:7: <video> has no address that can be used; write src="…".',
      'posts/a.md:9: <form> cannot be shown in a report; its text stays without it.',
    ]);
    assert.match(await desk.read('a.html'), /<a href="https:\/\/a\.cn\/b\?c"[^>]*>嵌入的页面：a\.cn\/b<\/a>/);
  });

  test('the small ones go into the offline file; of others it says how large they are', async () => {
    await desk.put('posts/small.wav', wav(0.1));
    await desk.put('posts/large.wav', wav(260));
    await desk.put('images/p.png', png(40, 30));
    const video = '<video src="small.wav" poster="../images/p.png"></video>';
    await desk.put('posts/a.md', `${FRONT_MATTER}![小](small.wav) ${video}\n\n![大](large.wav)\n`);
    await desk.pack();
    assert.deepEqual(desk.warnings, []);
    const page = await desk.read('a.offline.html');
    const sources = elements(page, 'source').map((source) => attribute(source, 'src') ?? '');
    assert.equal(sources.length, 2);
    for (const source of sources) assert.match(source, /^data:audio\/wav;base64,UklGR/);
    assert.match(attribute(elements(page, 'video')[0], 'poster') ?? '', /^data:image\/png;base64,/);
    assert.equal(elements(page, 'audio').length, 1);
    assert.match(page, /<span>\[大 — 文件有 2\.1 MB，没有收进离线版\]<\/span>/);
    assert.ok(
      desk.log.some((line) => /^ {2}media\/large-[\da-f]{8}\.wav \(2\.1 MB\) is not in the offline file$/.test(line)),
      desk.log.join('\n'),
    );
    assert.equal(elements(await desk.read('a.html'), 'audio').length, 2);
  });

  test('where the site has an address, the offline file leads to the large ones there', async () => {
    await desk.put('posts/large.wav', wav(260));
    await desk.put('posts/a.md', `${FRONT_MATTER}![大](large.wav)\n`);
    await desk.pack({ base_url: 'https://a.cn/b/' });
    assert.match(
      await desk.read('a.offline.html'),
      /\[<a href="https:\/\/a\.cn\/b\/media\/large-[\da-f]{8}\.wav"[^>]*>大<\/a> — 文件有 2\.1 MB，没有收进离线版\]/,
    );
    assert.match(await desk.read('feed.xml'), /https:\/\/a\.cn\/b\/media\/large-/);
  });

  test('a report holds no more than 8 MB of them offline', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const [index, name] of names.entries()) await desk.put(`posts/${name}.wav`, wav(200 + index));
    const report = names.map((name) => `![${name}](${name}.wav)`).join('\n\n');
    await desk.put('posts/a.md', `${FRONT_MATTER}${report}\n`);
    await desk.pack();
    assert.equal(elements(await desk.read('a.offline.html'), 'audio').length, 4);
    assert.equal(desk.log.filter((line) => line.includes('is not in the offline file')).length, 2);
  });
});

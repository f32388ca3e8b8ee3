/** view.html: the page that opens any report, from an address or from files. web/view/view.js is its program. */

import { content_security_policy, fill_page, part_element } from '../../web/report/page.js';
import { imprint_html } from '../../web/report/page_surroundings.js';
import { reader_messages } from '../../web/report/report_language.js';

/** @typedef {import('../../web/report/offline_page.js').OfflineKit} OfflineKit */

const OPENER = `<section id="opener" aria-labelledby="opening-name">
<div class="bar"><details id="opening" open><summary id="opening-name" data-word="opener">打开月报</summary>
<p data-word="hint">粘贴 Markdown 文件的地址，或者选择文件；也可以把文件或文件夹拖到页面上。</p>
<div class="row"><label for="address" data-word="address">地址</label><input id="address" type="url" inputmode="url" autocomplete="url" placeholder="https://…/report.md"><button id="open" type="button" data-word="go">打开</button></div>
<div class="row"><label class="choose"><span data-word="files">选择文件</span><input id="files" type="file" multiple accept=".md,.markdown,image/*"></label><label class="choose"><span data-word="folder">选择文件夹</span><input id="folder" type="file" webkitdirectory></label></div>
</details><button id="keep" type="button" data-word="keep" hidden>保存离线版</button></div>
<p id="progress" role="status"></p>
<ul id="choices"></ul>
</section>`;

/**
 * @param {object} needed
 * @param {import('./build.mjs').Build} needed.build
 * @param {string} needed.faces CSS of the slices of the Chinese face
 * @param {(text: string) => string} needed.hash SHA-256 in base64
 * @returns {string} HTML
 */
export function view_page({ build, faces, hash }) {
  const { quiet, around } = reader_messages('zh-CN');
  const { template, start, view } = build;
  return fill_page(template, {
    quiet,
    policy: content_security_policy({ scripts: [hash(start)], styles: [hash(view.style), hash(faces)] }),
    language: 'zh-CN',
    title: '看报',
    meta: '<meta name="robots" content="noindex">',
    style: view.style,
    fonts: faces,
    parts: view.parts.map(part_element).join('\n'),
    start,
    before: OPENER,
    article: '',
    contents: '',
    after: imprint_html(around, { licences: 'licences.txt' }),
    source: '',
    facts: null,
  });
}

/**
 * @param {Omit<import('./build.mjs').Build, 'view' | 'files' | 'parts' | 'search'>} build
 * @param {(text: string) => string} hash SHA-256 in base64
 * @returns {OfflineKit}
 */
export function offline_kit({ template, style, start, contents: { program, frame, tools, module }, licences }, hash) {
  const hashes = {
    style: hash(style),
    start: hash(start),
    program: hash(program),
    frame: hash(frame),
    tools: hash(tools),
    nothing: hash(''),
  };
  return { template, style, start, program, frame, tools, module, licences, hashes };
}

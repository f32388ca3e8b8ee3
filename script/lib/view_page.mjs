/** view.html: the page that opens any report, from an address or from files. web/view/view.js is its program. */

import { sha256 } from './hash.mjs';
import { content_security_policy, fill_page, part_html } from '../../web/report/page.js';
import { imprint_html } from '../../web/report/page_surroundings.js';
import { reader_messages } from '../../web/report/report_language.js';
import { footer_from } from './look_addresses.mjs';
import { SITE_FILES } from './site_addresses.mjs';

/** @typedef {import('../../web/report/offline_page.js').OfflineKit} OfflineKit */

const OPENER = `<section id="opener" aria-labelledby="opening-name">
<div class="bar"><details id="opening" open><summary id="opening-name" data-word="opener">打开月报</summary>
<p data-word="hint">粘贴月报的地址（Markdown 文件，或者看报的网页），或者选择文件；也可以把文件或文件夹拖到页面上。</p>
<div class="row"><label for="address" data-word="address">地址</label><input id="address" type="url" inputmode="url" autocomplete="url" placeholder="https://…/report.md"><button id="open" type="button" data-word="go">打开</button></div>
<div class="row"><label class="choose"><span data-word="files">选择文件</span><input id="files" type="file" multiple accept=".md,.markdown,.html,.htm,image/*"></label><label class="choose"><span data-word="folder">选择文件夹</span><input id="folder" type="file" webkitdirectory></label></div>
</details><button id="keep" type="button" data-word="keep" hidden>保存离线版</button></div>
<div class="said"><p id="progress" role="status"></p><button id="dismiss" type="button" data-word="dismiss" hidden>知道了</button></div>
<ul id="choices"></ul>
</section>`;

/**
 * @param {import('./build.mjs').Build} build
 * @returns {string} HTML
 */
export function view_page(build) {
  const { quiet, around } = reader_messages('zh-CN');
  const { template, start, view, look } = build;
  const { faces } = view;
  return fill_page(template, {
    quiet,
    policy: content_security_policy({ scripts: [sha256(start)], styles: [view.style, faces].map(sha256) }),
    language: 'zh-CN',
    title: '看报',
    meta: '<meta name="robots" content="noindex">',
    style: view.style,
    fonts: faces,
    parts: view.parts.map(part_html).join('\n'),
    start,
    before: OPENER,
    article: '',
    contents: '',
    after: imprint_html(around, { footer: footer_from(SITE_FILES.view, look), licences: SITE_FILES.licences }),
    source: '',
    facts: null,
  });
}

/**
 * @param {import('./build.mjs').CommonParts} build
 * @returns {OfflineKit}
 */
export function offline_kit({ template, style, start, contents: { program, frame, tools, module }, licences }) {
  const hashes = {
    style: sha256(style),
    start: sha256(start),
    program: sha256(program),
    frame: sha256(frame),
    tools: sha256(tools),
    nothing: sha256(''),
  };
  return { template, style, start, program, frame, tools, module, licences, hashes };
}

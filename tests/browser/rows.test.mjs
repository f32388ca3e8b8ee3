/** What stands side by side is painted where its elements lie, and keeps its place while pictures and canvas come. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { repository } from './lib/folders.mjs';
import { check_every_word, check_images, check_lines, open_painted } from './lib/report_checks.mjs';
import { settle } from './lib/report_page.mjs';
import { served_files } from './lib/served.mjs';
import { compare_layer } from './lib/text_layer.mjs';

const REPORT = `# 并排

<div style="display: flex; justify-content: space-between">
    <img src="board.png" alt="一" style="width: 33%;">
    <img src="board.png" alt="二" style="width: 33%;">
    <img src="chart.png" alt="三" style="width: 33%;">
</div>

<div style="display: flex; justify-content: space-between">
    <figure style="width: 43%">
    <img src="board.png" alt="看板" />
    <figcaption>第 4 周的看板</figcaption>
    </figure>
    <figure style="width: 55%">
    <img src="chart.png" alt="曲线" />
    <figcaption>一段比较长的说明，要换行才写得完，因为这一栏没有整页那么宽</figcaption>
    </figure>
</div>

<div style="display: flex; justify-content: center">
    <a href="https://a.cn/"><img src="chart.png" alt="单张" style="width: 40%;"></a>
</div>

- 列表里

  <div style="display:flex">

  ![左](board.png)
  ![右](chart.png)

  </div>

<div style="display:flex"><div style="width:50%">

左边的文字，**可以**很长很长，长到换行，Latin words too，看看文字层与墨迹是不是一致。

1. 一
2. 二

</div>

右边的文字没有写宽度，所以它占剩下的一半。

</div>

<img src="board.png" alt="缩小" style="zoom:25%;" />

后文。
`;

const picture = (/** @type {string} */ name) =>
  readFileSync(join(repository, 'assets/reports/images/hackathon-5th-monthly-report-1', name));

/** Runs in the page: where each row, column and picture lies. */
function places() {
  return [...document.querySelectorAll('#report :is(.row, .row > *, img)')].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left, top, width, height].map((value) => Math.round(value * 4) / 4);
  });
}

describe('rows', () => {
  const served = served_files({
    'rows.md': REPORT,
    'board.png': picture('monthly-report-1-1.png'),
    'chart.png': picture('monthly-report-1-2.png'),
  });

  for (const { width, colour_scheme } of /** @type {const} */ ([
    { width: 1024, colour_scheme: 'light' },
    { width: 390, colour_scheme: 'dark' },
  ])) {
    test(`are painted as their HTML at ${width} px, ${colour_scheme}`, async (context) => {
      const options = { width, height: 2600, colour_scheme };
      const { watched, commands } = await open_painted(served.browser, served.site.pages[0], options);
      const { page } = watched;
      await settle(page);
      await check_every_word(watched, commands);
      await check_lines(watched, commands, `rows-${width}`, (text) => context.diagnostic(text));
      await check_images(watched, commands, `rows-${width}`, () => {});
      const { runs } = await compare_layer(page);
      const farthest = Math.max(...runs.flatMap(({ left, right, baseline }) => [left, right, baseline].map(Math.abs)));
      assert.ok(farthest <= 1, `the layer lies ${farthest} px beside the ink`);
      const { layer_drift } = await page.evaluate(() => /** @type {any} */ (window).kanbao.stats());
      assert.equal(layer_drift, 0);
      await watched.close();
    });
  }

  for (const width of [1024, 390]) {
    test(`stay in their place while pictures and canvas come, at ${width} px`, async () => {
      const options = {
        width,
        height: 900,
        before_scripts: () => void Reflect.deleteProperty(window, 'WebGL2RenderingContext'),
      };
      const html = await served.browser.open_page(options);
      await html.page.route('**/*.png', () => {});
      await html.page.goto(served.site.pages[0], { waitUntil: 'domcontentloaded' });
      const before = await html.page.evaluate(places);
      await html.close();
      const { watched } = await open_painted(served.browser, served.site.pages[0], { width, height: 900 });
      await settle(watched.page);
      assert.deepEqual(await watched.page.evaluate(places), before);
      await watched.close();
    });
  }
});

/** The sample reports say what the published ones say: the same facts in the same places, awkward spots as well. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { BEFORE, FIRST, SECOND, table_rows } from './sample_reports.mjs';

const CAMP = 'https://github.com/PFCCLab/Camp';
const WEEKLY = `${CAMP}/blob/main/WeeklyReports`;
const PARTNERS = ['OpenVINO™', '海光', 'Arm', '高通', 'Zilliz', '开放麒麟社区', '9#AISoft'];
const TRACKS = ['开源贡献个人挑战赛', '大模型应用与创意赛', '飞桨护航计划集训营'];
const ISSUES = [57262, 57585, 57264].map((number) => `：https://github.com/PaddlePaddle/Paddle/issues/${number}\n`);

/** @param {{name: string, body: string}} report @param {string[]} facts */
function assert_says(report, facts) {
  const missing = facts.filter((fact) => !report.body.includes(fact));
  assert.deepEqual(missing, [], `${report.name} does not say these`);
}

/** @param {string} body @returns {string[]} the headings with their marks */
function headings(body) {
  return body.split('\n').filter((line) => line.startsWith('#'));
}

describe('both reports', () => {
  for (const report of [FIRST, SECOND]) {
    test(`${report.name}: title, date and authors`, () => {
      assert.deepEqual(Object.keys(report.front_matter), ['title', 'date', 'author', 'co_authors', 'tracks']);
      assert.deepEqual(report.front_matter.author, { name: '梦师傅', github: 'Ligoml' });
      assert.deepEqual(report.front_matter.co_authors, [{ name: '花花', github: 'Tulip-hua' }]);
      assert.match(report.front_matter.title, /^【飞桨黑客松-月报】第五期/);
    });

    test(`${report.name}: tracks, their issues and the partners`, () => {
      assert_says(report, [...TRACKS, ...ISSUES, ...PARTNERS]);
      assert_says(report, [
        '**PaddlePaddle Hackathon 飞桨黑客松第五期活动**',
        'EB SDK',
        'ERNIE Bot SDK',
        '1对1',
        '2个方向',
      ]);
    });

    test(`${report.name}: sections`, () => {
      const tracks = TRACKS.map((name) => `### 【${name}】`);
      const running = report === FIRST ? ['### 【联合宣传】', '### 【直播】'] : [];
      assert.deepEqual(headings(report.body), ['## 三大赛道近况', ...tracks, '## 活动运营与推广', ...running]);
      for (const label of ['任务看板：', '赛道亮点：', '赛道风险：', '集训营亮点：', '集训营风险：']) {
        assert_says(report, [`\n${label}\n`]);
      }
    });

    test(`${report.name}: what makes real reports hard to read for a program`, () => {
      assert.match(report.body, /^\n---\n/, 'a thematic break right under the front matter');
      const items = report.body.split('\n').filter((line) => line.startsWith('-') && line !== '---');
      assert.ok(items.length >= 12);
      assert.deepEqual(
        items.filter((line) => !/^- {2}\S/.test(line)),
        [],
        'markers followed by two spaces',
      );
      assert.match(report.body, /任务看板：\n!\[/, 'an image in the paragraph of its label');
      assert.match(report.body, /： \[/, 'a space between a full-width colon and a link');
      assert.ok(report.body.endsWith('\nBest Regards\n\n黑客松项目团队\n'));
    });
  }
});

describe('the report after four weeks', () => {
  test('title and date', () => {
    assert.equal(FIRST.front_matter.date, '2023-11-03');
    assert.match(FIRST.front_matter.title, /4周.*（9\.25-11\.3）$/);
  });

  test('figures', () => {
    assert_says(FIRST, ['111个任务', '109个任务', '60个任务', '13个任务', '1周', '100%', '50%+']);
    assert_says(FIRST, ['12名开发者', '18个应用', '18个 EB SDK 应用', '127人', '提交应用18个', '10个项目加精']);
    assert_says(FIRST, ['18名学员', '2周', '10场直播', '约1.4万人次']);
  });

  test('names and links', () => {
    assert_says(FIRST, [
      `[[WeeklyReports] 2023.10.10~2023.10.24](${CAMP}/issues/34)`,
      '[Tomoko-hjf](https://github.com/Tomoko-hjf)',
      '[issues#58125](https://github.com/PaddlePaddle/Paddle/issues/58125)',
      '[MarioLulab](https://github.com/MarioLulab)',
      `[PFCCLab/Camp](${CAMP})`,
      '[DrRyanHuang](https://github.com/DrRyanHuang)',
      '[深度学习开发指南——黑客松5.0 - 飞桨AI Studio星河社区-人工智能学习与实训社区](https://aistudio.baidu.com/course/introduce/30009)',
    ]);
    assert_says(FIRST, ['英特尔', '开源中国', '启智', '思否', '开源社', '示说', 'InfoQ', '白玉兰开源', '开源之夏']);
  });

  test('the table of broadcasts', () => {
    assert.deepEqual(table_rows(FIRST.body), [
      ['**日期**', '**主题**', '**观看人次**'],
      ['10.16（周一）', '第五期飞桨黑客松来啦！', '1956'],
      ['10.17（周二）', '新 IR Python API 适配升级', '967'],
      ['10.18（周三）', '模型复现和贡献指南', '975'],
      ['10.19（周四）', 'OpenVINO 开源生态建设与贡献任务解析', '884'],
      ['10.20（周五）', '动转静全套件适配任务', '989'],
      ['10.23（周一）', 'Arm 虚拟硬件助力边缘人工智能软件开发', '1887'],
      ['10.27（周五）', '跨平台推理框架 InfiniTensor', '2049'],
      ['10.30（周一）', '拓展 LLM 边界：使用向量数据库构建知识库', '2193'],
      ['10.31（周二）', 'Paddle 框架在昇腾平台上的推理优化分享', '1097'],
      ['11.1（周三）', '飞桨硬件生态伙伴任务介绍', '420'],
    ]);
  });
});

describe('the report after eight weeks', () => {
  test('title and date', () => {
    assert.equal(SECOND.front_matter.date, '2023-12-01');
    assert.match(SECOND.front_matter.title, /8周.*近90%（11\.4-12\.1）$/);
  });

  test('figures', () => {
    assert_says(SECOND, ['110个任务', '72个任务', '32个任务', '近90%', '70%+', '100%']);
    assert_says(SECOND, ['22名开发者', '34个应用', '270人', '提交应用34个', '3K+', '250+']);
    assert_says(SECOND, ['18个项目', '两期双周报', '17+5个方向', '1个方向', '5位', '技术分享办了3期']);
  });

  test('names and links', () => {
    assert_says(SECOND, [
      `[[WeeklyReports] 2023.10.25~2023.11.07](${CAMP}/issues/54)`,
      `[[WeeklyReports] 2023.11.08~2023.11.21](${CAMP}/issues/77)`,
      `：${CAMP}\n`,
      `：${CAMP}/issues/14\n`,
      `[@Aurelius84](${WEEKLY}/19_RyanHuang/[WeeklyReport]2023.11.08~2023.11.21.md#导师点评)`,
      `[@From00](${WEEKLY}/10_AndSonder/[WeeklyReport]2023.11.9~2023.11.22.md#导师点评)`,
      `[@RichardWooSJTU](${WEEKLY}/06_Wanglongzhi2001/[WeeklyReport]2023.11.08~2023.11.21.md#导师点评)`,
      `[@Caozhou1995](${CAMP}/tree/main/WeeklyReports/12_Corle-hyz#导师点评)`,
      '基于文心一言API的文档知识问答系统',
    ]);
  });

  test('the meetup', () => {
    assert_says(SECOND, [
      '本周六（12月2日）14:00 - 17:00',
      '**北京798**',
      '：https://paddle.wjx.cn/vm/m1OLk4E.aspx# ，',
    ]);
  });

  test('the two liked applications have a caption in the paragraph of their picture', () => {
    assert.match(SECOND.body, /monthly-report-2-3\.png\)\n（左边是生产力工具，右边是趣味创意）\n/);
  });
});

/** @typedef {{name: string, id?: string, figures: Record<string, number | string>}} WrittenTrack */

describe('the tracks of all four reports', () => {
  const months = [...BEFORE, FIRST, SECOND];
  /** What has been claimed, handed in and done once stays so; tasks and projects come and go. */
  const growing = ['认领', '提交', '完成', '报名', '提交作品'];

  /** @param {WrittenTrack} track */
  const id_of = ({ name, id }) => id ?? name;

  test('each report has some, with figures, and comes after the one before', () => {
    for (const { name, front_matter } of months) {
      assert.ok(front_matter.tracks.length >= 2, name);
      for (const track of front_matter.tracks) {
        assert.ok(Object.keys(track.figures).length > 0, `${name}: ${track.name}`);
      }
    }
    const dates = months.map(({ front_matter }) => front_matter.date);
    assert.deepEqual(dates, [...dates].sort());
    assert.equal(new Set(dates).size, 4);
  });

  test('every track goes on to the last month, by its name or its id', () => {
    const last = SECOND.front_matter.tracks.map(id_of);
    for (const { name, front_matter } of months) {
      const gone = front_matter.tracks.map(id_of).filter((/** @type {string} */ id) => !last.includes(id));
      assert.deepEqual(gone, [], name);
    }
  });

  test('what only grows never falls from one month to the next', () => {
    /** @type {Map<string, number[]>} by track and figure */
    const told = new Map();
    for (const track of months.flatMap(({ front_matter }) => /** @type {WrittenTrack[]} */ (front_matter.tracks))) {
      for (const figure of growing.filter((name) => typeof track.figures[name] === 'number')) {
        const key = `${id_of(track)} ${figure}`;
        told.set(key, [...(told.get(key) ?? []), Number(track.figures[figure])]);
      }
    }
    assert.deepEqual(told.get('开源贡献个人挑战赛 完成'), [0, 0, 13, 32]);
    assert.deepEqual(
      [...told].map(([key, values]) => `${key} ×${values.length}`),
      [
        ...['认领', '提交', '完成'].map((figure) => `开源贡献个人挑战赛 ${figure} ×4`),
        ...['报名', '提交作品'].map((figure) => `大模型应用与创意赛 ${figure} ×3`),
      ],
    );
    for (const [key, values] of told) {
      const falls = values.filter((value, place) => place > 0 && value < values[place - 1]);
      assert.deepEqual(falls, [], `${key}: ${values.join(' → ')}`);
    }
  });

  test('nothing is more than that of which it is a part', () => {
    for (const { name, front_matter } of months) {
      const { 任务: tasks, 认领: claimed, 提交: submitted, 完成: done } = front_matter.tracks[0].figures;
      assert.ok(done <= submitted && submitted <= claimed && claimed <= tasks, name);
    }
  });
});

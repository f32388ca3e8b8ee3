/** The best comes first; what is shown holds what was sought; no more is loaded than is shown. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { IndexedSite, record, section } from './indexed_site.mjs';

describe('a search', () => {
  test('gives titles first, then headings, then texts, of each the newer first', async () => {
    const sections = [section('前', '提交过半'), section('提交情况', '如下')];
    const site = new IndexedSite([
      record({ name: 'old', title: '提交月', sections: [section('小结', '无')] }),
      record({ name: 'middle', title: '月报', sections }),
      record({ name: 'new', title: '月报', sections: [...sections, section('附录', '已提交')] }),
    ]);
    assert.deepEqual(await site.found('提交'), [
      ...['old § 提交月', 'new § 提交情况', 'middle § 提交情况'],
      ...['new § 前', 'new § 附录', 'middle § 前'],
    ]);
  });

  test('takes the order over the segments that the reports are indexed in', async () => {
    const records = Array.from({ length: 1200 }, (_, i) =>
      record({ name: `r${i}`, sections: [section('节', `提交 ${i}`)] }),
    );
    const site = new IndexedSite(records);
    assert.equal(site.index.segments.length, 3);
    const found = await site.found('提交');
    assert.deepEqual(found, records.map(({ name }) => `${name} § 节`).reverse());
  });

  test('gives each of them once to who asks for more twice at once', async () => {
    const records = Array.from({ length: 8 }, (_, i) => record({ name: `r${i}`, sections: [section('节', '提交')] }));
    const run = await new IndexedSite(records).search('提交');
    const [some, more] = await Promise.all([run.next(3), run.next(3)]);
    const names = [...some, ...more].map(({ report }) => report.name);
    assert.equal(new Set(names).size, 6, names.join());
    assert.equal((await run.next(3)).length, 2);
  });

  test('loses none of them where a report cannot be had', async () => {
    const site = new IndexedSite([record({ name: 'a', sections: [section('节', '提交')] })]);
    const run = await site.search('提交');
    const files = new Map(site.files);
    site.files.clear();
    await assert.rejects(run.next(3));
    site.files = files;
    assert.equal((await run.next(3)).length, 1);
  });

  test('wants all terms, in heading or text', async () => {
    const site = new IndexedSite([
      record({ name: 'both', sections: [section('框架方向', 'review 很快')] }),
      record({ name: 'one', sections: [section('框架方向', '无')] }),
      record({ name: 'apart', sections: [section('框架方向', '无'), section('其他', 'review')] }),
    ]);
    assert.deepEqual(await site.found('review 框架'), ['both § 框架方向']);
  });

  test('passes over what holds the pieces and not the words', async () => {
    const site = new IndexedSite([
      record({ name: 'pieces', sections: [section('节', '任务，务认，认领')] }),
      record({ name: 'words', sections: [section('节', '任务认领')] }),
    ]);
    const run = await site.search('任务认领');
    assert.deepEqual(run.count, { number: 2, is_exact: false });
    assert.equal((await run.next(10)).length, 1);
    assert.deepEqual(run.count, { number: 1, is_exact: true });
  });

  test('counts a heading that holds only the pieces as a text', async () => {
    const site = new IndexedSite([
      record({ name: 'old', sections: [section('任务认领', '无')] }),
      record({ name: 'new', sections: [section('认领、务认与任务', '任务认领')] }),
    ]);
    assert.deepEqual(await site.found('任务认领'), ['old § 任务认领', 'new § 认领、务认与任务']);
  });

  test('looks in vain only so long before it asks', async () => {
    const records = Array.from({ length: 100 }, (_, i) =>
      record({ name: `r${i}`, sections: [section('节', '任务，务认，认领')] }),
    );
    const run = await new IndexedSite(records).search('任务认领');
    assert.deepEqual(await run.next(10), []);
    assert.ok(run.has_more && run.count.number >= 70);
  });

  test('loads the lists that it needs and the reports that are shown, nothing else', async () => {
    const records = Array.from({ length: 300 }, (_, i) => {
      return record({ name: `r${i}`, sections: [section('节', `提交 ${i} ${'天地玄黄宇宙洪荒'.slice(i % 7)}`)] });
    });
    const site = new IndexedSite(records);
    await (await site.search('提交')).next(10);
    assert.equal(site.asked.length, 11);
  });

  test('finds nothing where there is nothing, and fails where a file is missing', async () => {
    const site = new IndexedSite([record({ sections: [section('节', '提交')] })]);
    assert.deepEqual(await site.found('没有的词'), []);
    assert.deepEqual(await new IndexedSite([]).found('提交'), []);
    site.files.clear();
    await assert.rejects(site.search('提交'), /there is no part/);
  });
});

describe("a report's head", () => {
  test('has the title, the authors and what stands before the first heading', async () => {
    const sections = [{ heading: '', anchor: '', text: '开场白\n' }, section('节', '正文')];
    const site = new IndexedSite([record({ title: '十二月', authors: [{ name: '梦师傅' }], sections })]);
    for (const sought of ['十二月', '开场白', '梦师傅']) assert.deepEqual(await site.found(sought), ['a § 十二月']);
  });

  test('is the first section where that is called as the report', async () => {
    const site = new IndexedSite([
      record({ title: '十二月', sections: [section('十二月', '正文'), section('节', '')] }),
    ]);
    const [found] = await (await site.search('十二月')).next(10);
    assert.deepEqual(found.report.sections, [
      ['十二月', '十二月', '正文'],
      ['节', '节', ''],
    ]);
  });

  test('of a report without any section is the title alone', async () => {
    assert.deepEqual(await new IndexedSite([record({ title: '空的月报' })]).found('空的'), ['a § 空的月报']);
  });
});

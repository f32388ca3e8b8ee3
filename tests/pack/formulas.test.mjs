/** Formulas become MathML when a report is packed, and what cannot be one is told with its line. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { load_reader } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { make_formula } from '../../web/formulas/formula_maker.js';
import { compose_report } from '../../web/report/report_composing.js';

const reader = await load_reader(BUILD_FOLDERS.dist);

/** @param {string} source @param {(written: string) => import('../../web/report/formula_facts.js').FormulaOutcome} make */
function composed(source, make = make_formula) {
  return compose_report(
    { file: 'posts/a.md', name: 'a', source: `---\ntitle: a\ndate: 2024-01-01\n---\n${source}` },
    reader,
    {
      image: async () => ({ remote: true }),
      media: async () => ({ remote: true }),
      link: () => ({ foreign: true }),
      emoji_table: async () => () => undefined,
      formula_maker: async () => make,
      highlighter: async () => null,
    },
  );
}

/** @param {string} written */
function mathml_of(written) {
  const outcome = make_formula(written);
  assert.ok('mathml' in outcome, `${written}: ${JSON.stringify(outcome)}`);
  return outcome.mathml;
}

/** @param {string} written */
function fault_of(written) {
  const outcome = make_formula(written);
  assert.ok('fault' in outcome, written);
  return outcome.fault;
}

describe('a report with formulas', () => {
  test('has MathML in its article and among its facts, once for all that are written alike', async () => {
    const { article, facts, warnings } = await composed('甲 $x^2$ 乙 $x^2$\n\n$$\ny\n$$\n');
    assert.deepEqual(warnings, []);
    assert.deepEqual(Object.keys(facts.formulas), ['$x^2$', '$$\ny\n$$']);
    assert.equal(article.match(/<math /g)?.length, 3);
    assert.match(article, /<div class="wide formula" data-b="\d+"><math data-i="\d+" display="block">/);
    assert.match(article, /<msup><mi>x<\/mi><mn>2<\/mn><\/msup>/);
    assert.match(article, /<annotation encoding="application\/x-tex">x\^2<\/annotation>/);
  });

  test('tells where one does not parse, and shows it as it is written', async () => {
    const { article, warnings } = await composed('甲\n\n乙 $\\frac{$ 丙\n$\\nothing<b>$\n');
    assert.deepEqual(warnings, [
      "posts/a.md:7: formula $\\frac{$: Unexpected end of input in a macro argument, expected '}'; it is shown as written.",
      'posts/a.md:8: formula $\\nothing<b>$: Unsupported function name: \\nothing; it is shown as written.',
    ]);
    assert.match(article, />乙 \$\\frac\{\$ 丙\n\$\\nothing&lt;b&gt;\$<\/p>/);
  });

  test('does without what makes them where there are none', async () => {
    const never = () => assert.fail('nothing is a formula');
    const { facts } = await composed('价格是 $5 和 $6。', never);
    assert.deepEqual(facts.formulas, {});
  });

  test('of a million characters is packed at once', async () => {
    const begun = performance.now();
    const { warnings, article } = await composed(`$${'x+'.repeat(500_000)}x$\n`);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /^posts\/a\.md:5: formula \$x\+[x+]{57}…: it has more than 10,000 characters; /);
    assert.ok(article.includes('$x+x+x'));
    assert.ok(performance.now() - begun < 20_000);
  });
});

describe('a formula', () => {
  test('is displayed between two dollars and as code, and in a line else', () => {
    for (const written of ['$$x$$', '$$\nx\n$$', '```math\nx\n```']) {
      assert.equal(mathml_of(written), mathml_of('$$x$$'), written);
    }
    assert.equal(mathml_of('$`x`$'), mathml_of('$x$'));
    assert.match(mathml_of('$$x$$'), /^<math display="block"><semantics><mrow>/);
    assert.match(mathml_of('$x$'), /^<math><semantics><mrow>.*<\/semantics><mspace><\/mspace><\/math>$/);
  });

  test('holds no address, no style and no handler, whatever is written', () => {
    const attacks = [
      '\\href{javascript:alert(1)}{x}',
      '\\url{https://a.cn}',
      '\\includegraphics{https://a.cn/a.png}',
      '\\style{color:red}{x}',
      '\\class{a}{x}',
      '\\id{a}{x}',
      '\\data{a=b}{x}',
      '\\color{red}{x}',
      '\\colorbox{red}{x}',
      '\\boxed{x}',
      '\\text{<img src=x onerror=alert(1)>}',
      '\\text{"> <script>}',
      '\\raisebox{-999em}{x}',
      '\\begin{array}{c|c}a&b\\\\\\hline c&d\\end{array}',
      '\\begin{equation}x\\label{a}\\end{equation}',
    ];
    for (const tex of attacks) {
      const outcome = make_formula(`$${tex}$`);
      if ('fault' in outcome) continue;
      const tags = outcome.mathml.match(/<[^>]*>/g) ?? [];
      for (const tag of tags) {
        assert.match(tag, /^<\/?[a-z]+( [a-z]+="[^"<>&]*")*>$/, tex);
        assert.doesNotMatch(tag, / (style|href|src|id|on\w+)=|<(a|img|script|span)\b/, tex);
      }
    }
  });

  test('that grows without end or is nested without end is refused', () => {
    assert.match(fault_of('$\\def\\a{\\a\\a}\\a$'), /^Too many expansions/);
    assert.equal(fault_of(`$${'{'.repeat(4000)}x${'}'.repeat(4000)}$`), 'it is nested too deeply');
    assert.equal(fault_of(`$${'\\sqrt{'.repeat(150)}x${'}'.repeat(150)}$`), 'it is nested too deeply');
  });

  test('that MathML Core cannot show is refused', () => {
    assert.match(fault_of('$\\cancel{x}$'), /^it crosses something out/);
    assert.match(fault_of('$\\ref{a}$'), /^nothing of it can be shown/);
  });

  test('says in attributes and classes what Temml says in styles', () => {
    assert.match(mathml_of('$\\color{red}{x}$'), /<mi mathcolor="#ff0000">x<\/mi>/);
    assert.match(mathml_of('$\\overline{x}$'), /<mrow class="line-top">/);
    assert.match(mathml_of('$\\boxed{x}$'), /class="tml-fbox"/);
    assert.match(
      mathml_of('$\\begin{pmatrix}1&2\\end{pmatrix}$'),
      /<mn>1<\/mn><mspace width="[\d.]+pt"><\/mspace><\/mtd>/,
    );
    assert.match(mathml_of('$\\begin{aligned}a&=b\\end{aligned}$'), /<mtd class="tml-right"><mi>a<\/mi><\/mtd>/);
  });
});

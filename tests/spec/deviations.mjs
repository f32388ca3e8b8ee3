/** The examples in which we differ from cmark-gfm on purpose: what we write instead, and why. */

/** @type {Map<string, {ours: string, reason: string}>} */
export const DEVIATIONS = new Map([
  [
    'spec.txt 160',
    {
      ours: '<pre><code>&lt;td&gt;\n  Hi\n&lt;/td&gt;\n</code></pre>',
      reason: 'A raw table without cells is none.',
    },
  ],
  [
    'spec.txt 118',
    {
      ours: '<table><tbody><tr><td>**Hello**,<br><em>world</em>.</td></tr></tbody></table>',
      reason: 'Blocks within a cell of a raw table are lines of it.',
    },
  ],
  [
    'spec.txt 137',
    {
      ours: '<p><del> </del></p><p><em>foo</em></p>',
      reason: 'A raw inline element ends with its HTML block; it does not go around the Markdown blocks that follow.',
    },
  ],
  [
    'spec.txt 149',
    {
      ours: '<p>okay</p>',
      reason: 'A processing instruction goes whole, up to "?>"; a browser shows what follows its first ">".',
    },
  ],
  [
    'spec.txt 648',
    {
      ours: '<p>foo</p>',
      reason: 'A CDATA section goes whole, up to "]]>"; a browser shows what follows its first ">".',
    },
  ],
  [
    'spec.txt 652',
    {
      ours: '<p><strong> </strong></p><blockquote><p>is disallowed.</p><p>is also disallowed.</p></blockquote>',
      reason:
        "A style that is not closed hides the rest of its paragraph; in cmark-gfm's HTML it hides the rest of the page.",
    },
  ],
  [
    'extensions.txt 17',
    {
      ours: '<p>A proper ~strikethrough~.</p>',
      reason: 'Only two tildes strike: Chinese writes ranges as 1~2.',
    },
  ],
  [
    'extensions.txt 18',
    {
      ours:
        "<p>These are ~not strikethroughs.</p><p>No, they are not~</p><p>This ~is ~ legit~ isn't ~ legit.</p>" +
        '<p>This is not ~~~~~one~~~~~ huge strikethrough.</p><p>~one~ <del>two</del> ~~~three~~~</p>' +
        '<p>No ~mismatch~~</p>',
      reason: 'Only two tildes strike: Chinese writes ranges as 1~2.',
    },
  ],
  [
    'extensions.txt 22',
    {
      ours:
        '<p>This is<br>not okay, but <strong>this</strong> <strong>is</strong>.</p>' +
        '<div><p>This is</p><p>not okay, but **this** <strong>is</strong>.</p>' +
        "</div><p>Nope, I won't have .</p><div><p>No here either.</p></div><div><p>This is okay though.</p>" +
        "</div><p>Yep, okay.</p><p>&lt;!- But we're strict. -&gt; &lt;! No nonsense. &gt;</p>",
      reason:
        "Tags that are not on the allow-list are dropped; in cmark-gfm's HTML an open xmp or textarea swallows the rest.",
    },
  ],
]);

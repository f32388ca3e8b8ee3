/** What the seeded texts are made of: words of reports about software, and everything that Chinese lines trip over. */

// prettier-ignore
export const han_words = [
  '报告', '跟踪', '问题', '周报', '版本', '补丁', '内存', '泄漏', '测试', '结果', '性能', '图表', '样本', '编译', '缓存', '线程',
  '我们', '他们', '这个', '每一条', '需要', '已经', '仍然', '可能', '没有', '发现', '记录', '修复', '复查', '合并', '提交', '回退',
  '在', '的', '了', '和', '与', '从', '到', '把', '被', '对', '比', '按', '再', '才', '也', '都', '更', '最', '上', '下', '中',
  '一次', '三天', '两周', '七月', '上午', '凌晨', '之前', '以后', '其中', '目前', '主要原因', '平均延迟', '关键路径', '浏览器',
  '字体', '排版', '标点', '行末', '段落', '滚动', '选择', '复制', '链接', '脚注', '表格', '图片', '窗口', '屏幕', '像素',
  '稳定', '缓慢', '明显', '正常', '异常', '失败', '通过', '重现', '排查', '定位', '升级', '降级', '关闭', '打开', '等待',
];

// prettier-ignore
export const latin_words = [
  'report', 'track', 'issue', 'weekly', 'release', 'patch', 'memory', 'leak', 'test', 'result', 'chart', 'sample',
  'cache',
  'thread', 'we', 'they', 'this', 'every', 'needs', 'already', 'still', 'may', 'found', 'the', 'a', 'of', 'and',
  'with', 'from',
  'to', 'per', 'again', 'slow', 'stable', 'failed', 'passed', 'reproduced', 'located', 'upgraded', 'closed', 'reopened',
  'don’t', 'isn’t', 'it’s', 'team’s', 'well-known', 'follow-up', 'e-mail', 'state-of-the-art', 'don\'t', 'and/or',
  'I/O',
  'internationalisation', 'misconfiguration', 'Chromium', 'WebAssembly', 'GitHub', 'naïve', 'café', 'über',
];

// prettier-ignore
export const latin_terms = [
  'Chromium', 'Firefox', 'WebGL', 'GPU', 'CPU', 'API', 'CI', 'C++', 'C#', 'Node.js', 'Wasm', 'Dear ImGui', 'Linux',
  'macOS',
  'iOS 19', 'Wi-Fi', 'TCP/IP', 'UTF-8', 'HTTP/2', 'ISO 8601', 'main.cpp', 'src/layout', 'index.html', 'max_width',
  'a', 'I',
  'pull request', 'p95', 'x86-64', 'don’t', 'e.g.', 'R&D', 'Q3',
];

// prettier-ignore
export const addresses = [
  'https://example.org', 'https://example.org/', 'https://example.org/reports/2026/08/weekly.html',
  'https://tracker.example.org/issues/57262?tab=history&page=2', 'http://example.org/a/b/c#section-3',
  'www.example.org',
  'https://docs.example.org/line-break/strict.html?lang=zh-CN&width=320#rule-4', 'example.org/pull/1024',
  'me@example.org',
  'https://example.org/very_long_name_without_any_place_to_break_it', 'ftp://example.org/build-4.1.tar.gz',
];

// prettier-ignore
export const figures = [
  '2026-08-01', '11.4-12.1', '2026-08-01—2026-09-30', '2026/08/01', '2026年8月1日', '08:30', '08:30–09:15', '10～20',
  '1~2', '3–5',
  '95%', '99.9%', '±5%', '-3.5%', '+12%', '12％', '5 km', '100 GB', '16GB', '1.5 ms', '250ms', '25℃', '-4℃', '90°',
  '￥3', '￥1,280',
  '$5', '$19.99', '€20', '1,234,567', '3.14159', '1/2', '16:9', '1920×1080', '2×', '≤5', '>90', '<10', 'v2.4.1',
  '2.4.1-rc.3',
  '#57262', '#8', '(3)', '[12]', '第3章', '3个', '1e-6', '0xFF', '№5', 'A4', '3G', '5G', '１２３',
];

export const names = ['@li-ming', '@reviewer', '@李明', '@bot-7', 'r/typography', '#性能', '#release'];

export const emoji = ['😀', '✅', '⚠️', '🚀', '👍🏽', '👨‍👩‍👧', '🇨🇳', '❌', '📈', '🔧'];

/** Pairs that enclose. */
export const chinese_pairs = [
  '（）',
  '《》',
  '〈〉',
  '「」',
  '『』',
  '【】',
  '〔〕',
  '“”',
  '‘’',
  '［］',
  '｛｝',
  '〖〗',
];
export const latin_pairs = ['()', '[]', '{}', '<>', '""', "''", '“”', '‘’', '«»'];

export const pauses = ['，', '、', '；', '：', '，', '、'];
export const stops = ['。', '。', '。', '！', '？', '……', '？！', '。'];
/** Marks that join two parts of a sentence. */
// prettier-ignore
export const joins = [
  '——', '……', '·', ' / ', '/', '～', '－', ' — ', ' – ', '—', '…', '／', '・', '→', '｜', '~', '+', ' & ', '×', '-',
];

/** Marks that meet where sentences, brackets and quotations end and begin together. */
// prettier-ignore
export const meetings = [
  '）（', '》、《', '，“', '”。', '。”', '”，“', '」「', '、（', '）。', '）、', '：“', '》（', '）》', '（《', '！”', '？”', '……”', '“……',
  '——“', '”——', '》——《', '。）', '；（', '】【', '】《', '：《', '》：', '‘’', '”（', '）“', '，——', '……，', '！！', '？！', '！！！', '……。',
  '」，', '。」', '』」', '「『', '“‘', '’”', '(“', '”)', '）,', ',（', '”.', '."', '），', ')，', '，(', '）;', '、“', '”、“', '〕（',
  '》·',
  '）：', '％。', '℃，', '·《', '／（', '～（', '）～', '）/（', '》/《', '！（', '？）', '：——', '；“', '。《', '。（', '。【',
];

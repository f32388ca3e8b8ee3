/** What the command line says of itself, in the language of the terminal: Chinese, or else English. */

/**
 * @typedef {object} CliWords
 * @property {string} locale as yargs names it, which has its own words in many
 * @property {string} usage
 * @property {string} more where one reads on
 * @property {string} no_command
 * @property {string} completion
 * @property {(command: string) => string} ask_help
 * @property {Record<'serve' | 'build' | 'create' | 'check' | 'preview', string>} commands
 * @property {Record<OptionName, string>} options
 * @property {Record<ExampleName, string>} examples
 */

/**
 * @typedef {'paths' | 'out' | 'base_url' | 'title' | 'language' | 'config' | 'app' | 'strict' | 'force' | 'keep' |
 *   'suggest_tracks' | 'quiet' | 'json' | 'port' | 'open' | 'new_title' | 'new_into' | 'date' | 'format' | 'file' |
 *   'picture' | 'width' | 'scale' | 'theme' | 'browser'} OptionName
 */

/**
 * @typedef {'serve' | 'serve_folder' | 'build' | 'build_strict' | 'create' | 'create_into' | 'check' | 'check_github' |
 *   'preview' | 'preview_pdf'} ExampleName
 */

/** @type {CliWords} */
const ENGLISH = {
  locale: 'en',
  usage: 'kanbao shows monthly reports in Markdown as a site.\n\n$0 COMMAND',
  more: 'What is said by options can be said for good in kanbao.config.json.',
  no_command: 'what is to be done?',
  completion: 'print a script by which bash or zsh completes commands and options',
  ask_help: (command) => `“${command} --help” tells what there is.`,
  commands: {
    serve: 'show reports in the browser, and every change as it is saved',
    build: 'write a site that any static host can serve',
    create: 'begin a report from a template',
    check: 'tell what is wrong in reports, and write nothing',
    preview: 'draw a report as a PNG or PDF',
  },
  options: {
    paths: 'Markdown files and folders; “reports” of kanbao.config.json, or posts, where none is named',
    out: 'folder to write the site into',
    base_url: 'where the site will stand; adds feed, site map and previews for chat windows',
    title: 'what the site is called',
    language: 'of reports that do not say their own: zh-CN, zh-TW, en …',
    config: 'a kanbao.config.json, in place of the one that lies here',
    app: 'readers can read the newest reports without a network, and install the site',
    strict: 'a warning is a failure, and nothing is written',
    force: 'pack into a folder that holds files of somebody else',
    keep: 'keep files of earlier times that are no part of the site any more',
    suggest_tracks: 'print what the front matter could say of each track; writes nothing',
    quiet: 'tell warnings and errors only',
    json: 'tell the outcome as JSON',
    port: 'port of this machine; 0 takes any free one',
    open: 'open the browser',
    new_title: 'title of the report',
    new_into: 'folder of the reports; “reports” of kanbao.config.json, or posts, where none is named',
    date: 'day of the report, 2026-12-01; today where none is named',
    format: 'how warnings are told: for people, for programs, or as annotations of GitHub',
    file: 'the Markdown file',
    picture: 'file to draw into, *.png or *.pdf; NAME.png where none is named',
    width: 'width of the page in CSS px',
    scale: 'px of the picture for one of the page',
    theme: 'colours',
    browser: 'the program of a browser (Chromium, Chrome, Edge), where it is not found by itself',
  },
  examples: {
    serve: 'the reports of this folder',
    serve_folder: 'those of another, on another port',
    build: 'a folder to upload',
    build_strict: 'with feed and previews, and only if nothing is wrong',
    create: 'posts/第六期月报.md',
    create_into: 'with the day and the folder named',
    check: 'all warnings, and exit status 1 if there are any',
    check_github: 'beside the lines of a pull request',
    preview: 'the page as a picture',
    preview_pdf: 'as it is printed',
  },
};

/** @type {CliWords} */
const CHINESE = {
  locale: 'zh_CN',
  usage: 'kanbao（看报）把 Markdown 月报做成网站。\n\n$0 命令',
  more: '各选项都可以写进 kanbao.config.json，不必每次输入。',
  no_command: '要做什么？',
  completion: '输出 bash 或 zsh 的补全脚本',
  ask_help: (command) => `用法见“${command} --help”。`,
  commands: {
    serve: '在浏览器里看月报，改动一保存就能看到',
    build: '生成网站，放到任何静态服务器上即可',
    create: '用模板新建一份月报',
    check: '检查月报，只报告问题，不写文件',
    preview: '把月报画成 PNG 或 PDF',
  },
  options: {
    paths: 'Markdown 文件或文件夹；不写则用 kanbao.config.json 里的“reports”，或 posts',
    out: '网站写到哪个文件夹',
    base_url: '网站将来的地址；有了它才有订阅源、站点地图和聊天里的预览',
    title: '网站的名字',
    language: '没有写明语言的月报用什么语言：zh-CN、zh-TW、en……',
    config: '用哪个 kanbao.config.json 代替当前文件夹里的',
    app: '读者离线也能看最近的月报，还能把网站装成应用',
    strict: '有警告就算失败，什么也不写',
    force: '文件夹里有别人的文件时也照写',
    keep: '不再属于网站的旧文件也留着',
    suggest_tracks: '从正文里找出各赛道的数字，供写进文件头；不写文件',
    quiet: '只说警告和错误',
    json: '用 JSON 报告结果',
    port: '本机端口；0 表示任选一个空闲的',
    open: '打开浏览器',
    new_title: '月报的标题',
    new_into: '放在哪个文件夹；不写则用 kanbao.config.json 里的“reports”，或 posts',
    date: '月报的日期，如 2026-12-01；不写则是今天',
    format: '警告的格式：给人看、给程序看，或作 GitHub 的行内标注',
    file: 'Markdown 文件',
    picture: '画到哪个文件，*.png 或 *.pdf；不写则是“文件名.png”',
    width: '页面宽度，CSS 像素',
    scale: '页面的一个像素在图上占几个像素',
    theme: '配色',
    browser: '浏览器程序（Chromium、Chrome、Edge），找不到时才要写',
  },
  examples: {
    serve: '看这个文件夹里的月报',
    serve_folder: '看另一个文件夹里的，换一个端口',
    build: '生成可以上传的文件夹',
    build_strict: '带订阅源和预览，并且不许有任何警告',
    create: '新建 posts/第六期月报.md',
    create_into: '指定日期和文件夹',
    check: '列出所有警告；有警告时退出状态为 1',
    check_github: '标注在合并请求的相应行上',
    preview: '把页面画成图片',
    preview_pdf: '打印成 PDF',
  },
};

/**
 * @param {NodeJS.ProcessEnv} environment
 * @returns {CliWords}
 */
export function cli_words({ LC_ALL, LC_MESSAGES, LANG }) {
  const named = LC_ALL || LC_MESSAGES || LANG || new Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(named) ? CHINESE : ENGLISH;
}

/**
 * What is compared, and how the page is made to show one or the other. A stage is put into the page of a report: it
 * holds the report's commands as Chromium itself sets them, each run of text at the place that the painter was given.
 * Then the page shows either only what the canvas painted or only the stage.
 *
 * Styles go through the CSSOM, as the page's Content Security Policy demands.
 */

/**
 * @typedef {import('../../../script/lib/display_dump.mjs').DisplayCommand} DisplayCommand
 * @typedef {import('playwright-core').Page} Page
 */

/**
 * @typedef {object} Layout CSS px of the document
 * @property {number} ratio
 * @property {number} x of the article's top left corner
 * @property {number} y
 * @property {number} width of the viewport
 * @property {number} height of the viewport
 * @property {number} document_height
 */

/**
 * What is seen: the page as it is, or one thing alone. `layer` is the article's own text in black. `upper_stage` differs from `stage` where a baseline lies in the
 * middle between two rows of pixels: there it has the row above.
 * @typedef {'page' | 'canvas' | 'layer' | 'stage' | 'upper_stage'} Scene
 */

/** The dump's numbers have three decimals, so that of such a baseline it cannot be said which row is nearer. Device px */
export const ROUNDING = 0.002;

/**
 * @param {Page} page
 * @returns {Promise<Layout>}
 */
export function read_layout(page) {
  return page.evaluate(() => {
    const article = /** @type {HTMLElement} */ (document.querySelector('#report'));
    const rect = article.getBoundingClientRect();
    return {
      ratio: devicePixelRatio,
      x: rect.x + scrollX,
      y: rect.y + scrollY,
      width: document.documentElement.clientWidth,
      height: innerHeight,
      document_height: document.documentElement.scrollHeight,
    };
  });
}

/**
 * @param {Page} page
 * @param {Scene} scene
 */
export async function show_scene(page, scene) {
  await page.evaluate((wanted) => {
    const report = '#report, #report *';
    const rules = {
      page: '#test-stage, #test-upper-stage { visibility: hidden }',
      canvas: `${report}, #test-stage, #test-upper-stage { visibility: hidden !important }`,
      layer:
        '#canvas, #test-stage, #test-upper-stage { visibility: hidden !important }' +
        'html #report#report [data-painted]:not(a), html #report#report [data-painted] * { color: #000 !important }',
      stage: `${report}, #canvas, #test-upper-stage { visibility: hidden !important }`,
      upper_stage: `${report}, #canvas, #test-stage { visibility: hidden !important }`,
    };
    const owner = /** @type {{test_sheet?: CSSStyleSheet}} */ (/** @type {unknown} */ (window));
    owner.test_sheet ??= new CSSStyleSheet();
    owner.test_sheet.replaceSync(rules[wanted]);
    const others = document.adoptedStyleSheets.filter((sheet) => sheet !== owner.test_sheet);
    document.adoptedStyleSheets = [...others, owner.test_sheet];
    return new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(() => shown(undefined))));
  }, scene);
}

/**
 * Fills the stages. Runs stand on whole device rows, as all text does in Chromium; a row is the nearest one.
 * @param {Page} page
 * @param {DisplayCommand[]} commands
 * @param {Layout} layout
 */
export async function build_stage(page, commands, layout) {
  await page.evaluate(set_stage, { id: 'test-stage', commands, layout, half: 0.5 + ROUNDING });
  await page.evaluate(set_stage, { id: 'test-upper-stage', commands, layout, half: 0.5 - ROUNDING });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/**
 * Runs in the page.
 * @param {{id: string, commands: DisplayCommand[], layout: Layout, half: number}} input `half` counts as half a row
 */
function set_stage({ id, commands, layout, half }) {
  const article = /** @type {HTMLElement} */ (document.querySelector('#report'));
  document.getElementById(id)?.remove();
  const stage = document.createElement('div');
  stage.id = id;
  stage.lang = article.lang || document.documentElement.lang;
  Object.assign(stage.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    width: '100%',
    height: `${layout.document_height}px`,
    overflow: 'clip',
    pointerEvents: 'none',
    textSpacingTrim: 'space-all',
    textAutospace: 'no-autospace',
  });
  document.body.append(stage);

  const code = article.appendChild(document.createElement('code'));
  const families = { sans: getComputedStyle(article).fontFamily, mono: getComputedStyle(code).fontFamily };
  code.remove();
  /** @param {string} font */
  const with_family = (font) => font.replace(/\b(sans|mono)$/, (name) => families[/** @type {'sans'} */ (name)]);

  /** @param {string} font @param {number} size */
  function new_run(font, size) {
    const run = document.createElement('span');
    Object.assign(run.style, { position: 'absolute', whiteSpace: 'pre', font: with_family(font) });
    run.style.lineHeight = `${2 * size}px`;
    return run;
  }

  /** @type {Map<string, number>} */
  const offsets = new Map();
  /** How far below a run's top its baseline lies. @param {string} font @param {number} size */
  function baseline_offset(font, size) {
    const known = offsets.get(font);
    if (known !== undefined) return known;
    const run = stage.appendChild(new_run(font, size));
    run.style.top = '0';
    const mark = run.appendChild(document.createElement('span'));
    Object.assign(mark.style, { display: 'inline-block', width: '0', height: '0' });
    const offset = mark.getBoundingClientRect().bottom - run.getBoundingClientRect().top;
    run.remove();
    offsets.set(font, offset);
    return offset;
  }

  /** Halves go up, also where single precision has cost a little. @param {number} value */
  const snapped = (value) => Math.floor(value * layout.ratio + 0.505) / layout.ratio;

  /** @type {Map<number, HTMLElement>} */
  const scrollers = new Map();
  /** The box that cuts what scrolls. @param {{block: number, x: number, width: number}} scroller */
  function scroller_element({ block, x, width }) {
    const known = scrollers.get(block);
    if (known) return known;
    const box = stage.appendChild(document.createElement('div'));
    const left = snapped(layout.x + x);
    Object.assign(box.style, {
      position: 'absolute',
      left: `${left}px`,
      width: `${snapped(layout.x + x + width) - left}px`,
      top: '0',
      height: '100%',
      overflow: 'clip',
    });
    scrollers.set(block, box);
    return box;
  }

  /**
   * Browsers shape a mark as the letter before it asks: this one is not seen.
   * @param {HTMLElement} run
   * @param {string} script
   */
  function lead_with_letter(run, script) {
    const letter = document.createElement('span');
    letter.textContent = script === 'han' ? '看' : 'K';
    letter.style.opacity = '0';
    run.prepend(letter);
    run.style.marginLeft = `${-letter.getBoundingClientRect().width}px`;
  }

  /** @param {{text: string, direction: string}} run */
  function overridden({ text, direction }) {
    const part = document.createElement('span');
    Object.assign(part.style, { direction, unicodeBidi: 'bidi-override' });
    part.textContent = text;
    return part;
  }

  for (const command of commands) {
    if (command.kind === 'text') {
      const run = new_run(command.font, command.size);
      const baseline = Math.floor((layout.y + command.baseline) * layout.ratio + half) / layout.ratio;
      const parent = command.scroller ? scroller_element(command.scroller) : stage;
      run.style.left = `${layout.x + command.x - (parseFloat(parent.style.left) || 0)}px`;
      run.style.top = `${baseline - baseline_offset(command.font, command.size)}px`;
      run.style.color = command.colour;
      run.append(command.direction ? overridden(command) : command.text);
      parent.append(run);
      if (command.script) lead_with_letter(run, command.script);
    } else if (command.kind === 'fill') {
      const box = stage.appendChild(document.createElement('div'));
      const left = snapped(layout.x + command.x),
        right = snapped(layout.x + command.x + command.width);
      const top = snapped(layout.y + command.y),
        bottom = snapped(layout.y + command.y + command.height);
      Object.assign(box.style, {
        position: 'absolute',
        left: `${left}px`,
        top: `${top}px`,
        width: `${Math.max(1 / layout.ratio, right - left)}px`,
        height: `${Math.max(1 / layout.ratio, bottom - top)}px`,
        background: command.colour,
        borderRadius: `${command.radius}px`,
      });
    }
  }
}

/**
 * @param {Page} page
 * @param {number} y CSS px
 * @returns {Promise<number>} where the page then is
 */
export async function scroll_to(page, y) {
  return page.evaluate(async (wanted) => {
    const two_frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    scrollTo({ top: wanted, behavior: 'instant' });
    await two_frames();
    // The engine answers in order: when this answer is here, so is the picture that the scroll has asked for.
    await Reflect.get(window, 'kanbao')?.stats?.();
    await two_frames();
    return scrollY;
  }, y);
}

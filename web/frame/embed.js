/**
 * `<kanbao-report src="…">` for the pages of a community site: a report in a frame that follows its host's theme, is as
 * tall as it is told or as the report, and can do nothing to its host. Where no report comes, what stands inside the tag is
 * shown. One classic script, without dependencies; what goes between host and frame is in docs/guide/en/other-pages.md.
 */

import embed_css from '../css/embed.css';
import { element } from '../report/element.js';
import { words_in } from '../report/words_in.js';
import { AnswerWait } from './answer_wait.js';
import { trouble_words } from './embed_words.js';

const version = 1;
const sandbox = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';

// Where no sheet can be made like this, the element is not defined either, and what stands inside the tag shows.
const sheet = new CSSStyleSheet();
sheet.replaceSync(embed_css);

class KanbaoReport extends HTMLElement {
  static observedAttributes = ['src', 'theme', 'height', 'panels', 'heading', 'title', 'align'];

  #frame = document.createElement('iframe');
  #inside = document.createElement('slot');
  #trouble = document.createElement('p');
  #place = document.createElement('span');
  #abort = new AbortController();
  /** @type {AnswerWait | undefined} */
  #wait;
  #is_ready = false;
  #is_loading = false;
  #is_placed = false; // the attributes that it comes with are no changes
  #pending_frame = 0;
  /** @type {Map<string, object>} commands for a frame that is not ready */
  #waiting = new Map();

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    this.#inside.hidden = true;
    // The page's parser may not have come to what stands inside the tag when the element begins.
    this.#inside.addEventListener('slotchange', () => {
      if (!this.#is_empty) this.#trouble.replaceChildren();
    });
    this.#trouble.setAttribute('role', 'status');
    this.#place.className = 'place';
    root.append(this.#inside, this.#trouble, this.#place);
  }

  connectedCallback() {
    this.#is_placed = true;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    addEventListener('message', (event) => this.#hear(event), { signal });
    const moved = () => this.#tell_band_soon();
    addEventListener('scroll', moved, { passive: true, capture: true, signal });
    addEventListener('resize', moved, { signal });
    // What stands above the frame may grow.
    const observer = new ResizeObserver(moved);
    for (const element of [document.documentElement, document.body]) observer.observe(element);
    signal.addEventListener('abort', () => observer.disconnect());
    this.#wait = new AnswerWait(this, (silence) => this.#give_up(silence), signal);
    this.#load();
  }

  disconnectedCallback() {
    this.#abort.abort();
    cancelAnimationFrame(this.#pending_frame);
    this.#frame.remove();
    this.#pending_frame = 0;
    this.#is_ready = false;
    this.#is_placed = false;
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (!this.#is_placed || before === now) return;
    if (name === 'theme') this.#say('theme', { theme: this.#theme });
    else if (name === 'heading' && now) this.go(now);
    else if (name === 'title') this.#frame.title = this.#title;
    else if (name === 'height' && before !== 'auto' && now !== 'auto') this.#set_height();
    else this.#load();
  }

  /**
   * Shows a heading of the report.
   * @param {string} heading its id
   */
  go(heading) {
    this.#ask('go', { heading });
  }

  /**
   * Selects the next place at which the report has these words; a `kanbao-found` event tells how many there are.
   * @param {string} text
   */
  find(text) {
    this.#ask('find', { text });
  }

  get #theme() {
    return this.getAttribute('theme') ?? 'auto';
  }

  get #is_auto() {
    return this.getAttribute('height') === 'auto';
  }

  get #title() {
    return this.getAttribute('title') || 'Report';
  }

  get #is_empty() {
    return this.childElementCount === 0 && !this.textContent?.trim();
  }

  // Attributes that are set one after the other make one request.
  #load() {
    if (this.#is_loading) return;
    this.#is_loading = true;
    queueMicrotask(() => {
      this.#is_loading = false;
      if (!this.#is_placed) return;
      const address = this.#address();
      this.#is_ready = false;
      this.#wait?.end();
      this.#frame.remove();
      if (!address) return this.#give_up('no-address');
      this.#take_back();
      this.#show(address);
    });
  }

  // A frame of its own for each address: nothing of an earlier page is taken for this one's, and its loading is this one's.
  /** @param {URL} address */
  #show(address) {
    this.#frame = document.createElement('iframe');
    this.#frame.setAttribute('sandbox', sandbox);
    this.#frame.loading = 'lazy';
    this.#frame.title = this.#title;
    this.#set_height();
    this.#frame.src = address.href;
    this.#wait?.begin(this.#frame);
    this.#place.before(this.#frame);
  }

  #address() {
    const address = web_address(this.getAttribute('src'));
    if (!address) return null;
    if (this.#theme !== 'auto') address.searchParams.set('theme', this.#theme);
    address.searchParams.set('chrome', this.getAttribute('panels') ?? 'bar');
    if (this.getAttribute('align') === 'justify') address.searchParams.set('align', 'justify');
    if (this.#is_auto) address.searchParams.set('height', 'auto');
    const heading = this.getAttribute('heading');
    if (heading) address.hash = heading;
    return address;
  }

  // What is neither `auto` nor `fixed` is a length of CSS; without any the style sheet's stands.
  #set_height() {
    const height = this.getAttribute('height') ?? 'fixed';
    this.#frame.style.blockSize = height === 'auto' || height === 'fixed' ? '' : height;
  }

  /** @param {MessageEvent} event of any window: only the frame's own is heard, and only in the protocol's shape */
  #hear({ source, data }) {
    if (!source || source !== this.#frame.contentWindow || typeof data !== 'object' || data === null) return;
    if (data.kanbao !== version || typeof data.type !== 'string') return;
    if (data.type === 'ready') this.#welcome(data);
    else if (data.type === 'height') this.#take_height(data.height);
    else if (data.type === 'navigated' || data.type === 'found') this.#follow(data.top);
    else if (data.type !== 'link' && data.type !== 'error') return;
    this.dispatchEvent(new CustomEvent(`kanbao-${data.type}`, { detail: data }));
  }

  /** @param {{height: unknown}} message */
  #welcome({ height }) {
    const is_next = this.#is_ready; // the reader has followed a link to another report
    this.#is_ready = true;
    this.#wait?.end();
    this.#take_back();
    // It may have been changed while the frame was loading.
    this.#say('theme', { theme: this.#theme });
    this.#take_height(height);
    if (is_next) this.#follow(0);
    for (const [type, content] of this.#waiting) this.#say(type, content);
    this.#waiting.clear();
    this.#tell_band_soon();
  }

  /** @param {unknown} height CSS px */
  #take_height(height) {
    if (!this.#is_auto || typeof height !== 'number' || !(height > 0 && height < 1e7)) return;
    this.#frame.style.blockSize = `${Math.ceil(height)}px`;
    this.#tell_band_soon();
  }

  /**
   * A frame as tall as the report cannot scroll itself to what its reader or its host asked for.
   * @param {unknown} top CSS px from the frame's top
   */
  #follow(top) {
    if (!this.#is_auto || typeof top !== 'number' || !Number.isFinite(top)) return;
    this.#place.style.insetBlockStart = `${top}px`;
    this.#place.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  #tell_band_soon() {
    if (!this.#is_auto || this.#pending_frame !== 0) return;
    this.#pending_frame = requestAnimationFrame(() => {
      this.#pending_frame = 0;
      const { top, height } = this.#frame.getBoundingClientRect();
      const band = { top: Math.max(0, -top), bottom: Math.min(height, innerHeight - top) };
      if (band.bottom > band.top) this.#say('band', band);
    });
  }

  /**
   * @param {string} type
   * @param {object} content
   */
  #say(type, content) {
    // The frame's origin is opaque, so no other target can be named; nothing that is said is secret.
    if (this.#is_ready) this.#frame.contentWindow?.postMessage({ kanbao: version, type, ...content }, '*');
  }

  /**
   * @param {string} type
   * @param {object} content
   */
  #ask(type, content) {
    if (this.#is_ready) this.#say(type, content);
    else this.#waiting.set(type, content);
  }

  /**
   * Shows what stands inside the tag, or says what is wrong where that is nothing, and tells the page. The frame stays,
   * unseen and as wide as ever: its report may still speak.
   * @param {import('./embed_words.js').Trouble} reason
   */
  #give_up(reason) {
    const language = this.closest('[lang]')?.getAttribute('lang') ?? '';
    const sentence = words_in(language, trouble_words)[reason];
    const address = reason === 'no-address' ? '' : (this.getAttribute('src') ?? '');
    this.#frame.className = 'silent';
    this.#inside.hidden = false;
    const link = address ? [element('a', { href: address }, address)] : [];
    if (this.#is_empty) this.#trouble.replaceChildren(sentence, ...link);
    const detail = { kanbao: version, type: 'error', reason, message: sentence + address };
    this.dispatchEvent(new CustomEvent('kanbao-error', { detail }));
  }

  /** The opposite. */
  #take_back() {
    this.#frame.className = '';
    this.#inside.hidden = true;
    this.#trouble.replaceChildren();
  }
}

/** @param {string | null} src @returns {URL | null} */
function web_address(src) {
  if (!src) return null;
  try {
    const address = new URL(src, document.baseURI);
    return /^(https?|file):$/.test(address.protocol) ? address : null;
  } catch {
    return null;
  }
}

if (!customElements.get('kanbao-report')) customElements.define('kanbao-report', KanbaoReport);

/**
 * What the reader sees of a frame that is taller than the screen. A host that runs embed.js says so; in a plain iframe
 * strips across the page are watched, because a frame of another site learns only which of its elements can be seen.
 * The program is told through `kanbao_band` of the window and an event (web/canvas/visible_band.js).
 */

const strip_height = 256; // CSS px
const least_seen = 0.01; // of a strip: one that only touches the screen is not seen

/** A frame that fits on the screen is seen as a whole or not at all. */
const is_tall = () => innerHeight > 1.5 * screen.height;

/** @param {import('./host.js').Host} host */
export function follow_band(host) {
  // A saved page may have brought some along.
  document.querySelector('[data-kanbao-strips]')?.remove();
  const strips = new Strips(set_band);
  let is_told = false;

  function check() {
    if (is_told) return;
    if (is_tall()) return strips.watch();
    strips.forget();
    if (Reflect.deleteProperty(window, 'kanbao_band')) dispatchEvent(new Event('kanbao-band'));
  }

  host.on('band', ({ top, bottom }) => {
    if (typeof top !== 'number' || typeof bottom !== 'number') return;
    if (!(bottom > top && Number.isFinite(bottom - top))) return;
    is_told = true;
    strips.forget();
    set_band({ top, bottom });
  });
  addEventListener('resize', check);
  new ResizeObserver(check).observe(document.documentElement);
}

/** @param {{top: number, bottom: number}} band CSS px of the document */
function set_band(band) {
  Reflect.set(window, 'kanbao_band', band);
  dispatchEvent(new Event('kanbao-band'));
}

class Strips {
  #on_seen;
  #height = 0;
  /** @type {HTMLElement | null} */
  #holder = null;
  /** @type {IntersectionObserver | null} */
  #observer = null;
  /** @type {Map<Element, number>} where each strip begins, CSS px of the document */
  #tops = new Map();
  /** @type {Set<number>} where those begin that can be seen */
  #seen = new Set();

  /** @param {(band: {top: number, bottom: number}) => void} on_seen */
  constructor(on_seen) {
    this.#on_seen = on_seen;
  }

  watch() {
    const height = document.documentElement.offsetHeight;
    if (height === this.#height) return;
    this.forget();
    this.#height = height;
    this.#holder = document.createElement('div');
    this.#holder.setAttribute('data-kanbao-strips', '');
    this.#holder.setAttribute('aria-hidden', 'true');
    place(this.#holder, 0, height);
    this.#holder.style.overflow = 'hidden';
    const observer = new IntersectionObserver((entries) => this.#look(entries), { threshold: least_seen });
    this.#observer = observer;
    for (let top = 0; top < height; top += strip_height) {
      const strip = document.createElement('div');
      place(strip, top, strip_height);
      this.#tops.set(strip, top);
      this.#holder.append(strip);
      observer.observe(strip);
    }
    document.body.append(this.#holder);
  }

  forget() {
    this.#observer?.disconnect();
    this.#holder?.remove();
    this.#observer = this.#holder = null;
    this.#seen.clear();
    this.#tops.clear();
    this.#height = 0;
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #look(entries) {
    for (const { target, isIntersecting } of entries) {
      const top = this.#tops.get(target) ?? 0;
      if (isIntersecting) this.#seen.add(top);
      else this.#seen.delete(top);
    }
    if (this.#seen.size === 0) return;
    // Of the first and the last about a half is seen; the canvas reaches further than the other half.
    const unseen = this.#seen.size > 1 ? strip_height / 2 : 0;
    const bottom = Math.max(...this.#seen) + strip_height - unseen;
    this.#on_seen({ top: Math.min(...this.#seen) + unseen, bottom });
  }
}

/**
 * @param {HTMLElement} element
 * @param {number} top CSS px
 * @param {number} height CSS px
 */
function place(element, top, height) {
  Object.assign(element.style, {
    position: 'absolute',
    insetInline: '0',
    top: `${top}px`,
    height: `${height}px`,
    pointerEvents: 'none',
    visibility: 'hidden',
  });
}

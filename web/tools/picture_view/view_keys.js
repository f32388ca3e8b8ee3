/**
 * The keys of the view. Arrows move a picture that is larger than what is seen of it, else they go to the next one. What the
 * page behind would scroll by is kept from it, as is every other tool's key.
 */

const stride = 64; // CSS px that an arrow moves a picture by

/** @type {Record<string, [number, number]>} */
const arrows = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

const scrolling = /^(Arrow.*|Page.*|Home|End)$/;

/**
 * Wherever the focus is: what had it may be hidden now.
 * @param {import('./picture_stage.js').PictureStage} stage
 * @param {(direction: 1 | -1) => void} go to another picture
 * @param {AbortSignal} signal ends it
 */
export function follow_keys(stage, go, signal) {
  /** @type {Record<string, () => void>} */
  const acts = {
    '+': () => stage.step(1),
    '=': () => stage.step(1),
    '-': () => stage.step(-1),
    0: () => stage.zoom_to(null),
    1: () => stage.zoom_to(1),
    PageUp: () => go(-1),
    PageDown: () => go(1),
  };
  const act = (/** @type {KeyboardEvent} */ event) => {
    event.stopPropagation();
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const is_press = event.composedPath()[0] instanceof HTMLButtonElement;
    if (scrolling.test(key) || (key === ' ' && !is_press)) event.preventDefault();
    if (acts[key]) acts[key]();
    else if (arrows[key]) follow_arrow(arrows[key], stage, go);
  };
  addEventListener('keydown', act, { capture: true, signal });
}

/**
 * @param {[number, number]} direction in which the picture moves
 * @param {import('./picture_stage.js').PictureStage} stage
 * @param {(direction: 1 | -1) => void} go
 */
function follow_arrow([x, y], stage, go) {
  if (!stage.is_whole()) stage.move(x * stride, y * stride);
  else if (x !== 0) go(x > 0 ? -1 : 1);
}

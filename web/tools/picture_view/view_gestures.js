/** Wheel, mouse and fingers over the pictures. What is moved stays under the pointer and stops with it. */

/** @typedef {import('./zoom_geometry.js').Point} Point */

const line = 16; // CSS px, for wheels that count lines
const tap_reach = 16; // CSS px that a finger may move and have tapped all the same
const tap_time = 500; // ms between two taps that are one double tap
const swipe_length = 48; // CSS px

/**
 * @param {HTMLElement} element
 * @param {import('./picture_stage.js').PictureStage} stage
 * @param {(direction: 1 | -1) => void} go to another picture
 */
export function follow_gestures(element, stage, go) {
  /** @type {Map<number, Point>} where each pointer is */
  const pointers = new Map();
  /** @type {Point | null} where the only one came down */
  let begun = null;
  const end_one = one_pointer_ends(stage, go);
  element.addEventListener('wheel', (event) => is_read(event.target) || zoom_by_wheel(event, stage), {
    passive: false,
  });
  // No text is selected, and the middle button does not scroll.
  element.addEventListener('mousedown', (event) => event.preventDefault());
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place_of(event));
    begun = pointers.size === 1 ? place_of(event) : null;
  });
  element.addEventListener('pointermove', (event) => {
    if (!pointers.has(event.pointerId)) return;
    const before = middle_of(pointers);
    pointers.set(event.pointerId, place_of(event));
    const now = middle_of(pointers);
    stage.move(now.x - before.x, now.y - before.y);
    if (before.spread > 0) stage.zoom_by(now.spread / before.spread, now);
  });
  element.addEventListener('pointerup', (event) => {
    if (pointers.delete(event.pointerId) && begun) end_one(begun, event);
    begun = null;
  });
  element.addEventListener('pointercancel', (event) => {
    pointers.delete(event.pointerId);
    begun = null;
  });
}

/**
 * The page behind does not scroll by the wheel, whatever the pointer is over.
 * @param {HTMLElement} dialog
 */
export function keep_wheel(dialog) {
  dialog.addEventListener('wheel', (event) => is_read(event.target) || event.preventDefault(), { passive: false });
}

/** @param {EventTarget | null} target @returns {boolean} whether it is of a long caption, which scrolls itself */
function is_read(target) {
  const caption = target instanceof Element && target.closest('figcaption');
  return caption instanceof HTMLElement && caption.scrollHeight > caption.clientHeight;
}

/**
 * @param {WheelEvent} event
 * @param {import('./picture_stage.js').PictureStage} stage
 */
function zoom_by_wheel(event, stage) {
  event.preventDefault();
  const length = event.deltaY * (event.deltaMode === 1 ? line : 1);
  // A pinch on a touch pad comes as a wheel with Ctrl, in smaller steps.
  stage.zoom_by(Math.exp(-length * (event.ctrlKey ? 0.01 : 0.002)), place_of(event));
}

/**
 * @param {import('./picture_stage.js').PictureStage} stage
 * @param {(direction: 1 | -1) => void} go
 */
function one_pointer_ends(stage, go) {
  let last_tap = { x: 0, y: 0, time: -Infinity };
  return (/** @type {Point} */ begun, /** @type {PointerEvent} */ event) => {
    const place = place_of(event);
    const [x, y] = [place.x - begun.x, place.y - begun.y];
    if (Math.hypot(x, y) < tap_reach) {
      const is_near = Math.hypot(place.x - last_tap.x, place.y - last_tap.y) < tap_reach;
      const is_second = is_near && event.timeStamp - last_tap.time < tap_time;
      last_tap = { ...place, time: is_second ? -Infinity : event.timeStamp };
      if (is_second) stage.toggle(place);
      return;
    }
    const is_swipe = event.pointerType !== 'mouse' && Math.abs(x) > Math.max(swipe_length, 2 * Math.abs(y));
    if (is_swipe && stage.is_whole()) go(x < 0 ? 1 : -1);
  };
}

/** @param {MouseEvent} event @returns {Point} */
function place_of({ clientX: x, clientY: y }) {
  return { x, y };
}

/** @param {Map<number, Point>} pointers @returns {Point & {spread: number}} of the first two; no spread of one */
function middle_of(pointers) {
  const [a, b = a] = Array.from(pointers.values());
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, spread: Math.hypot(a.x - b.x, a.y - b.y) };
}

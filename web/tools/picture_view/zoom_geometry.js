/**
 * Where a picture lies in the area that shows it. Pure: lengths in device px, from the area's corner; a zoom of 1 gives each
 * pixel of the picture one of the display's.
 */

/** @typedef {{width: number, height: number}} Size */
/** @typedef {{x: number, y: number}} Point */
/** @typedef {Size & Point & {zoom: number}} Placed whole device px */

/** How much a picture may be enlarged. */
export const most_zoom = 8;

/** Where the buttons and keys stop on their way. */
const steps = [0.1, 0.15, 0.25, 0.33, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, most_zoom];

/**
 * @param {Size} picture
 * @param {Size} area
 * @param {number} largest zoom at which a picture that is small is shown
 * @returns {number} the zoom at which all of it is seen
 */
export function fitted_zoom(picture, area, largest) {
  return Math.min(area.width / picture.width, area.height / picture.height, largest);
}

/**
 * @param {number} zoom
 * @param {number} fitted
 * @returns {number} the nearest to it that this picture may have
 */
export function allowed_zoom(zoom, fitted) {
  return Math.min(Math.max(zoom, Math.min(fitted, 1)), Math.max(fitted, most_zoom));
}

/**
 * @param {number} zoom
 * @param {1 | -1} direction in or out
 */
export function next_step(zoom, direction) {
  const beyond = (/** @type {number} */ step) => direction * (step - zoom) > 0.01 * zoom;
  const ahead = steps.filter(beyond);
  return (direction > 0 ? ahead[0] : ahead[ahead.length - 1]) || zoom;
}

/**
 * @param {Size} picture
 * @param {Size} area
 * @param {number} zoom
 * @param {Point} centre which point of the picture should lie in the area's middle, as shares of its sides
 * @returns {Placed} so that no blank is left at a side where the picture goes on at the other
 */
export function place(picture, area, zoom, centre) {
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * zoom)));
  return { zoom, width, height, x: start(width, area.width, centre.x), y: start(height, area.height, centre.y) };
}

/**
 * @param {number} length
 * @param {number} room
 * @param {number} centre
 */
function start(length, room, centre) {
  if (length <= room) return Math.round((room - length) / 2);
  return Math.min(0, Math.max(room - length, Math.round(room / 2 - centre * length)));
}

/**
 * @param {Placed} placed
 * @param {Size} area
 * @returns {Point} which point of the picture lies in the middle
 */
export function centre_of(placed, area) {
  return share_at(placed, { x: area.width / 2, y: area.height / 2 });
}

/**
 * @param {Placed} placed
 * @param {Point} point
 * @returns {Point} which point of the picture lies there, as shares of its sides
 */
export function share_at({ x, y, width, height }, point) {
  return { x: (point.x - x) / width, y: (point.y - y) / height };
}

/**
 * @param {Point} share of the picture
 * @param {Point} point of the area, where it should lie
 * @param {Size} size of the picture as it will be shown
 * @param {Size} area
 * @returns {Point} what then lies in the middle
 */
export function centre_with(share, point, size, area) {
  return {
    x: share.x + (area.width / 2 - point.x) / size.width,
    y: share.y + (area.height / 2 - point.y) / size.height,
  };
}

/** @typedef {Point & Size} Rect */

/**
 * @param {Placed} placed
 * @param {Size} area
 * @returns {Rect} which pixels of the picture are seen, in its own px
 */
export function seen_rect({ zoom, x, y, width, height }, area) {
  const [left, right] = seen_range(x, width, area.width, zoom);
  const [top, bottom] = seen_range(y, height, area.height, zoom);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** @param {number} from @param {number} length @param {number} room @param {number} zoom */
function seen_range(from, length, room, zoom) {
  const end = Math.min(length, room - from);
  return [Math.floor(Math.max(0, -from) / zoom), Math.min(Math.ceil(end / zoom), Math.round(length / zoom))];
}

/**
 * @param {Placed} placed
 * @param {Rect} part of the picture, in its own px
 * @returns {Rect} where it lies
 */
export function part_at({ zoom, x, y }, part) {
  return {
    x: Math.round(x + part.x * zoom),
    y: Math.round(y + part.y * zoom),
    width: Math.round(part.width * zoom),
    height: Math.round(part.height * zoom),
  };
}

/** @param {Rect} outer @param {Rect} inner */
export function holds(outer, inner) {
  const is_within = (/** @type {'x' | 'y'} */ start, /** @type {'width' | 'height'} */ length) =>
    outer[start] <= inner[start] && outer[start] + outer[length] >= inner[start] + inner[length];
  return is_within('x', 'width') && is_within('y', 'height');
}

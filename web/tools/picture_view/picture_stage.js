/** The pictures that are seen at once, one or two, with one zoom and one middle: they are enlarged and moved together. */

import { allowed_zoom, next_step } from './zoom_geometry.js';

/** @typedef {import('./picture_pane.js').PicturePane} PicturePane */
/** @typedef {import('./zoom_geometry.js').Point} Point */

/**
 * @typedef {object} PictureStage points are the window's, lengths in CSS px
 * @property {(panes: PicturePane[]) => void} show in place of what was there, fitted
 * @property {() => void} draw everything where it belongs now
 * @property {() => boolean} is_whole whether nothing lies outside what is seen
 * @property {(zoom: number | null, point?: Point) => void} zoom_to what lies at the point stays there; null for fitted
 * @property {(factor: number, point: Point) => void} zoom_by
 * @property {(direction: 1 | -1) => void} step in or out
 * @property {(point: Point) => void} toggle fitted and the picture's own pixels
 * @property {(x: number, y: number) => void} move
 */

/**
 * @param {HTMLElement} element
 * @param {(percent: string) => void} on_zoomed
 * @returns {PictureStage}
 */
export function picture_stage(element, on_zoomed) {
  /** @type {PicturePane[]} */
  let panes = [];
  /** @type {number | null} */
  let zoom = null;
  let centre = { x: 0.5, y: 0.5 };
  const loaded = () => panes.filter((pane) => pane.is_loaded());
  // Two pictures fit at different zooms: until the smaller zoom has come up to the larger, only the one picture grows.
  const fitted = () => Math.min(...loaded().map((pane) => pane.fitted()));
  const current = () => (zoom === null ? fitted() : zoom);
  const draw = () => {
    for (const pane of loaded()) pane.draw(zoom, centre);
    on_zoomed(loaded().slice(0, 1).map(percent_of).join());
  };
  /** @param {number | null} wanted @param {Point} [point] */
  const zoom_to = (wanted, point) => {
    const pane = pane_at(loaded(), point);
    if (!pane) return;
    const is_fitted = wanted === null || (wanted <= fitted() && fitted() <= 1);
    zoom = is_fitted ? null : allowed_zoom(wanted, fitted());
    centre = pane.centre_zoomed(zoom, point);
    draw();
  };
  return {
    show: (shown) => {
      for (const pane of panes) pane.close();
      panes = shown;
      zoom = null;
      element.replaceChildren(...panes.map(({ figure }) => figure));
      draw();
    },
    draw,
    is_whole: () => loaded().every((pane) => pane.is_whole()),
    zoom_to,
    zoom_by: (factor, point) => zoom_to(current() * factor, point),
    step: (direction) => zoom_to(next_step(current(), direction)),
    toggle: (point) => zoom_to(zoom === null ? own_or_double(fitted()) : null, point),
    move: (x, y) => {
      const [first] = loaded();
      if (first) centre = first.centre_moved(x, y);
      draw();
    },
  };
}

/** @param {PicturePane} pane */
function percent_of(pane) {
  return `${Math.round(100 * pane.placed().zoom)}%`;
}

/** @param {PicturePane[]} panes @param {Point} [point] */
function pane_at(panes, point) {
  const holds = (/** @type {PicturePane} */ { figure }) => {
    const { left, right, top, bottom } = figure.getBoundingClientRect();
    return point && point.x >= left && point.x < right && point.y >= top && point.y < bottom;
  };
  return panes.find(holds) || panes[0];
}

/** @param {number} fitted a picture that is seen in its own pixels already is seen twice as large */
function own_or_double(fitted) {
  return fitted < 1 ? 1 : 2 * fitted;
}

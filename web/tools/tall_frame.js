/**
 * A frame as tall as the report does not scroll: its host does. Nothing that keeps to the window's edge would stay in view,
 * so what does so is not there; the host is told of the outline (web/frame/frame.js).
 */

const is_taller = () => parent !== self && innerHeight > 1.5 * screen.height;

/** @returns {boolean} */
export const is_tall_frame = () => document.documentElement.dataset.height === 'auto' || is_taller();

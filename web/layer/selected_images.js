/** Marks the images within the selection, so that the canvas's state can frame them: their ink covers their highlight. */

const mark = 'data-selected';

/**
 * @param {HTMLElement} article
 * @param {AbortSignal} signal
 */
export function mark_selected_images(article, signal) {
  let is_pending = false;
  const update = () => {
    is_pending = false;
    const selection = getSelection();
    for (const image of article.querySelectorAll('img')) {
      image.toggleAttribute(mark, selection !== null && !selection.isCollapsed && selection.containsNode(image));
    }
  };
  const update_soon = () => {
    if (!is_pending) requestAnimationFrame(update);
    is_pending = true;
  };
  document.addEventListener('selectionchange', update_soon, { signal });
}

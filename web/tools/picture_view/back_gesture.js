/**
 * The way back closes what is open, as on phones: an entry of the same address is added to the history, and taken away again
 * when it is closed otherwise.
 */

/**
 * @param {() => void} on_back
 * @param {AbortSignal} signal ends listening
 * @returns {() => void} takes the entry away, if the reader has not gone back
 */
export function enter_history(on_back, signal) {
  const restoration = history.scrollRestoration;
  let length = 0;
  try {
    // Going back must not move the page: it stays where it is, whatever size the window has meanwhile.
    history.scrollRestoration = 'manual';
    history.pushState({ kanbao_view: true }, '');
    history.scrollRestoration = restoration;
    length = history.length;
  } catch {
    history.scrollRestoration = restoration;
    return () => {}; // refused here, as in some sandboxes
  }
  const be_back = () => (history.scrollRestoration = restoration);
  addEventListener('popstate', be_back, { once: true });
  addEventListener('popstate', on_back, { signal });
  return () => {
    // A frame shares its history with the page around it: what that has added since is not ours to undo.
    if (history.state && history.state.kanbao_view && history.length === length) history.back();
  };
}

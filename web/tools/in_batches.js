/** Does what a report has thousands of in batches, each of which gives way to the reader. */

/**
 * @template Item
 * @param {Item[]} items
 * @param {number} at_a_time
 * @param {(item: Item) => void} act
 * @param {AbortSignal} signal ends it
 */
export function in_batches(items, at_a_time, act, signal) {
  if (signal.aborted) return;
  items.slice(0, at_a_time).forEach(act);
  const left = items.slice(at_a_time);
  if (left.length > 0) setTimeout(in_batches, 0, left, at_a_time, act, signal);
}

/**
 * Decodes parts of pictures in a worker, so that the page goes on, and one at a time, so that no two are in memory at once. Of
 * each picture only the newest order counts.
 */

/** @typedef {import('./zoom_geometry.js').Rect} Rect */
/** @typedef {import('./zoom_geometry.js').Size} Size */

/**
 * @typedef {object} PartOrder
 * @property {Rect | null} part of the picture, its px; null for all of it
 * @property {Size} size at which it is wanted, device px
 */

/**
 * @typedef {object} PictureDecoder
 * @property {(file: Blob, order: PartOrder, take: (bitmap: ImageBitmap | null) => void) => void} ask is answered with null where
 *   the browser cannot
 * @property {(file: Blob) => void} forget what has been asked of it; nothing is answered any more
 * @property {() => void} close
 */

/** @returns {PictureDecoder} */
export function picture_decoder() {
  /** @type {Map<Blob, {order: PartOrder, take: (bitmap: ImageBitmap | null) => void}>} */
  const waiting = new Map();
  /** @type {Worker | null} */
  let worker = null;
  /** @type {Blob | null} */
  let busy_with = null;
  /** @type {((bitmap: ImageBitmap | null) => void) | null} null where nobody waits for it any more */
  let take_next = null;
  const end = (/** @type {ImageBitmap | null} */ bitmap) => {
    busy_with = null;
    if (take_next) take_next(bitmap);
    else if (bitmap) bitmap.close();
    next();
  };
  const next = () => {
    const [first] = Array.from(waiting);
    if (busy_with || !first) return;
    const [file, { order, take }] = first;
    waiting.delete(file);
    [busy_with, take_next] = [file, take];
    worker = worker || start_worker(end, () => (worker = null));
    if (worker) worker.postMessage({ file, ...order });
    else setTimeout(() => end(null));
  };
  return {
    ask: (file, order, take) => {
      waiting.set(file, { order, take });
      next();
    },
    forget: (file) => {
      waiting.delete(file);
      if (busy_with === file) take_next = null;
    },
    close: () => {
      waiting.clear();
      if (worker) worker.terminate();
    },
  };
}

/**
 * @param {(bitmap: ImageBitmap | null) => void} take
 * @param {() => void} on_death
 * @returns {Worker | null} null where a host allows none
 */
function start_worker(take, on_death) {
  try {
    const address = URL.createObjectURL(new Blob([`onmessage=${decode}`], { type: 'text/javascript' }));
    const worker = new Worker(address);
    URL.revokeObjectURL(address);
    worker.onmessage = ({ data }) => take(data);
    worker.onerror = () => {
      on_death();
      take(null);
    };
    return worker;
  } catch {
    return null;
  }
}

/**
 * The worker's whole program: it must name nothing of this file.
 * @param {{data: PartOrder & {file: Blob}}} message
 */
function decode({ data: { file, part, size } }) {
  const options = /** @type {const} */ ({
    resizeWidth: size.width,
    resizeHeight: size.height,
    resizeQuality: 'medium',
  });
  const decoded = part
    ? createImageBitmap(file, part.x, part.y, part.width, part.height, options)
    : createImageBitmap(file, options);
  decoded.then(
    (bitmap) => postMessage(bitmap, { transfer: [bitmap] }),
    () => postMessage(null),
  );
}

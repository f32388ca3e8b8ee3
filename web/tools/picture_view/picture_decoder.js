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
  const next = () => {
    const [first] = Array.from(waiting);
    if (busy_with || !first) return;
    const [file, { order, take }] = first;
    waiting.delete(file);
    busy_with = file;
    worker = worker || start_worker();
    worker.onmessage = ({ data }) => {
      const is_wanted = busy_with === file;
      busy_with = null;
      if (is_wanted) take(data);
      next();
    };
    worker.postMessage({ file, ...order });
  };
  return {
    ask: (file, order, take) => {
      waiting.set(file, { order, take });
      next();
    },
    forget: (file) => waiting.delete(file),
    close: () => {
      waiting.clear();
      if (worker) worker.terminate();
    },
  };
}

function start_worker() {
  const address = URL.createObjectURL(new Blob([`onmessage=${decode}`], { type: 'text/javascript' }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  return worker;
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

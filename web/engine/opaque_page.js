/**
 * Whether this page has no origin of its own: a file, or a frame in a sandbox. Most static hosts send no CORS headers, so
 * nothing beside such a page can be fetched there or read as pixels. What it needs comes as classic scripts, and images
 * are shown by their own elements.
 */

export const is_opaque = location.protocol === 'file:' || self.origin === 'null';

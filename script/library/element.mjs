/** Defines `<kanbao-report>` where there is a document; a server that renders pages goes by it. */

// What the build has made has no types of its own; element.d.ts has them.
if (typeof HTMLElement !== 'undefined') import(/** @type {string} */ ('../../build/dist/embed.js'));

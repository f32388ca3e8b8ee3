/**
 * What C++ asks of the browser (src/platform/*_web.cpp), linked into Emscripten's glue. A question goes on to
 * `Module.host`, which web/engine/module.js gives; pointers are byte offsets into the module's memory. The name is quoted so
 * that no minifier changes it.
 */
mergeInto(LibraryManager.library, {
  /** @param {number} question @returns {number} the answer */
  kanbao_host_ask: function (question) {
    return Module['host'](question);
  },

  // What the module paints on is a canvas of the page's or of a worker's, which no selector finds.
  kanbao_create_context__deps: ['$GL'],
  /** @returns {number} a WebGL 2 context of `Module.surface`; 0 when the browser refuses it */
  kanbao_create_context: function () {
    // Emscripten 3.1.6 reads no spread of an object.
    const attributes = { majorVersion: 2, minorVersion: 0, alpha: true, premultipliedAlpha: true };
    Object.assign(attributes, { antialias: false, depth: false, stencil: false, preserveDrawingBuffer: false });
    return GL.createContext(Module['surface'], attributes);
  },
});

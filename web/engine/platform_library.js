/**
 * What C++ asks of the browser (src/platform/browser_text_web.cpp), linked into Emscripten's glue. A question goes on to
 * `Module.host`, which web/engine/module.js gives; pointers are byte offsets into the module's memory. The name is quoted so
 * that no minifier changes it.
 */
mergeInto(LibraryManager.library, {
  /** @param {number} question @returns {number} the answer */
  kanbao_host_ask: function (question) {
    return Module['host'](question);
  },
});

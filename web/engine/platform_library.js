/**
 * What C++ asks of the browser (src/platform/browser_text_web.cpp), linked into Emscripten's glue. Each call goes on to
 * `Module.host`, which web/page/main.js gives; pointers are byte offsets into the module's memory. The name is quoted so that
 * no minifier changes it.
 */
mergeInto(LibraryManager.library, {
  /** @type {import('./rasteriser.js').Rasteriser['measure']} */
  kanbao_host_measure: function (records, count, advances) {
    Module['host'].measure(records, count, advances);
  },
  /** @type {import('./rasteriser.js').Rasteriser['ink']} */
  kanbao_host_ink: function (records, count, blanks) {
    Module['host'].ink(records, count, blanks);
  },
  /** @type {import('./rasteriser.js').Rasteriser['metrics']} */
  kanbao_host_metrics: function (record, metrics) {
    Module['host'].metrics(record, metrics);
  },
  /** @type {import('./rasteriser.js').Rasteriser['rasterise']} */
  kanbao_host_rasterise: function (records, count, pixels) {
    Module['host'].rasterise(records, count, pixels);
  },
});

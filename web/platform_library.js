/**
 * What C++ asks of the browser (src/platform/browser_text_web.cpp), linked into Emscripten's glue. Each call goes on to
 * `Module.host`, which web/module.js sets; pointers are byte offsets into the module's memory.
 */
mergeInto(LibraryManager.library, {
  kanbao_host_measure: function (records, count, advances) {
    Module['host'].measure(records, count, advances);
  },
  kanbao_host_metrics: function (record, metrics) {
    Module['host'].metrics(record, metrics);
  },
  kanbao_host_rasterise: function (records, count, pixels) {
    Module['host'].rasterise(records, count, pixels);
  },
});

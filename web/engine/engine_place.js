/**
 * Where an engine works, as the page sees it: the same messages, answered in the page's thread or in a worker's. Answers
 * come later, in the order of the questions. After a failure none comes any more: `on_failure` is told instead.
 */

/**
 * @typedef {import('./report_engine.js').ReportEngine} ReportEngine
 * @typedef {Exclude<keyof ReportEngine, 'paint' | 'can_paint'>} EngineCall
 */

/**
 * @typedef {object} EngineListeners
 * @property {(failure: Error) => void} on_failure told at most once
 * @property {() => void} on_context_lost nothing can be painted
 * @property {() => void} on_context_restored painting may be started anew
 */

/**
 * @typedef {object} Picture is shown at most once; what is not shown is discarded
 * @property {import('./report_engine.js').PictureRequest} request
 * @property {() => import('./report_engine.js').PaintedPicture | null} show on the page's canvas, in this task; null where
 *   the report has changed since
 * @property {() => void} discard
 */

/**
 * @typedef {object} EnginePlace
 * @property {'page' | 'worker'} place
 * @property {Promise<void>} fit rejects with UnfitWorker where it turns out that text is set in other faces than the page's
 * @property {<Call extends EngineCall>(call: Call, ...values: Parameters<ReportEngine[Call]>) =>
 *   Promise<Awaited<ReturnType<ReportEngine[Call]>>>} ask
 * @property {(request: import('./report_engine.js').PictureRequest) => Promise<Picture | null>} picture
 * @property {(fonts: import('./engine_worker.js').HandedFont[]) => void} add_fonts that the page has had loaded since
 * @property {() => void} close
 */

export {};

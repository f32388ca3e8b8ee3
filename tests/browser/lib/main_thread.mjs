/**
 * What a page's main thread is busy with, task by task, from a trace: how much of a task is the browser's own work on the
 * elements (style, layout, paint, parsing, its garbage), which a plain page has, too, and how much is a script's.
 */

/** @typedef {import('./browser.mjs').WatchedPage} WatchedPage */

/**
 * @typedef {object} Task ms
 * @property {number} begun since the trace began
 * @property {number} duration
 * @property {number} browsers how much of it is the browser's own
 */

/** @typedef {{name: string, ph: string, ts: number, dur?: number, pid: number, tid: number, args: any}} TraceEvent */

const task_names = /RunTask$|^BlinkScheduler_PerformMicrotaskCheckpoint$/;
const browsers_names =
  /^(UpdateLayoutTree|Layout|PrePaint|Paint|Layerize|Commit|ParseHTML|(Minor|Major)GC|V8\.GC_?\w*)$/;

/**
 * @param {TraceEvent[]} events of one thread, in the order in which they begin
 * @returns {TraceEvent[]} without those that lie in another
 */
function outermost(events) {
  let end = -Infinity;
  return events.filter(({ ts, dur = 0 }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

/**
 * @param {WatchedPage} watched that shows nothing yet
 * @param {() => Promise<void>} act opens the page that is looked at
 * @returns {Promise<Task[]>} in the order in which they began
 */
export async function tasks_of({ cdp }, act) {
  /** @type {TraceEvent[]} */
  const events = [];
  const keep = (/** @type {{value: any[]}} */ { value }) => void events.push(...value);
  cdp.on('Tracing.dataCollected', keep);
  const categories = ['devtools.timeline', 'toplevel', 'v8'];
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: categories } });
  await act();
  const ended = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await ended;
  cdp.off('Tracing.dataCollected', keep);
  // The thread that parses a page's HTML is its main thread; the one of the page has the most to parse.
  const parsing = events.filter(({ name, ph }) => name === 'ParseHTML' && ph === 'X');
  const longest = parsing.reduce((most, event) => ((event.dur ?? 0) > (most.dur ?? 0) ? event : most));
  const own = events.filter(({ ph, pid, tid }) => ph === 'X' && pid === longest.pid && tid === longest.tid);
  own.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const begun = own[0].ts;
  const browsers = outermost(own.filter(({ name }) => browsers_names.test(name)));
  return outermost(own.filter(({ name }) => task_names.test(name))).map(({ ts, dur = 0 }) => {
    const inner = browsers.filter((event) => event.ts >= ts && event.ts < ts + dur);
    const sum = inner.reduce((total, event) => total + (event.dur ?? 0), 0);
    return { begun: (ts - begun) / 1000, duration: dur / 1000, browsers: sum / 1000 };
  });
}

/** @param {Task[]} tasks @returns {number} ms that scripts took of the task in which they took the most */
export const longest_script = (tasks) => Math.max(...tasks.map(({ duration, browsers }) => duration - browsers));

/** A thread that makes reports; `report_crew.mjs` starts it. */

import { workerData } from 'node:worker_threads';

import { ReportMaker } from './report_maker.mjs';
import { answer_tasks } from './thread_answers.mjs';

const maker = ReportMaker.make(workerData);
// Whoever asks first is told what has failed.
maker.catch(() => {});

answer_tasks({
  compose: async (task) => (await maker).compose(task),
  write_pages: async (task) => (await maker).write_pages(task),
});

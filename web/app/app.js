/**
 * The part of a page by which its site is kept (`script/pack --app`): it registers the site's worker, and tells beneath the bar
 * of a new report, or that the one that is open has changed. A kept page says by itself that it is one (kept_pages.js). Frames
 * and files do nothing of it; nor does who asks browsers to save data.
 */

import { is_opaque } from '../engine/opaque_page.js';
import { part_element } from '../report/page_parts.js';
import { full_address } from '../report/site_paths.js';
import { saves_data } from '../report/saves_data.js';
import { store, stored } from '../report/stored_setting.js';
import { own_global } from '../report/tool_border.js';
import { choose_words } from '../tools/tool_words.js';
import { news_words } from './app_words.js';
import { news_of } from './site_news.js';

/** @typedef {import('./kept_files.js').KnownReport} KnownReport */

/** No name of a report holds it: names are paths. */
const between_names = '//';

const words = choose_words(news_words, document.documentElement);
const line = document.createElement('p');
line.className = 'site-line';
line.setAttribute('role', 'status');

/** @param {string} text @param {string} url where it leads */
function tell(text, url) {
  const link = document.createElement('a');
  link.href = url;
  link.textContent = text;
  if (!line.isConnected) document.querySelector('main')?.before(line);
  // Screen readers read aloud what comes into a line that is there.
  requestAnimationFrame(() => line.replaceChildren(link));
}

/** @param {ServiceWorker} worker @returns {Promise<KnownReport[]>} for ever waited for of a worker that is not ours */
function known_to(worker) {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      done(data);
    };
    worker.postMessage('kanbao: which reports?', [port2]);
  });
}

/**
 * @param {ServiceWorkerContainer} host
 * @param {string} place where it is kept which reports the reader knows
 * @param {boolean} is_another_list than when the page came
 */
async function tell_news({ controller }, place, is_another_list) {
  if (!controller) return;
  const reports = await known_to(controller);
  const known = stored(place)?.split(between_names) ?? null;
  const { name, version } = part_element('app')?.dataset ?? {};
  const may_be_old = is_another_list || document.querySelector('p[data-kept]') !== null;
  const { newest, changed } = news_of(reports, known, { name, version, may_be_old });
  if (changed) {
    tell(words.changed, location.href.replace(/#.*/, ''));
    return;
  }
  store(place, reports.map((report) => report.name).join(between_names));
  if (newest) tell(words.newest(newest.title), full_address(newest.url));
}

/** @param {ServiceWorkerContainer} host */
async function attend(host) {
  const registration = await host.register(full_address('service-worker.js')).catch(() => null);
  if (!registration) return;
  const place = `reports ${registration.scope}`;
  const look = () => document.visibilityState === 'visible' && registration.update().catch(() => {});
  document.addEventListener('visibilitychange', look);
  addEventListener('online', look);
  host.addEventListener('controllerchange', () => tell_news(host, place, true));
  await tell_news(host, place, false);
}

const is_frame = parent !== self;
if (!is_frame && !is_opaque && 'serviceWorker' in navigator && !saves_data() && !own_global('kanbao_app')) {
  Object.assign(window, { kanbao_app: true });
  void attend(navigator.serviceWorker);
}

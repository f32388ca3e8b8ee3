/**
 * The reports of the site, for the two fields in which a reader chooses: they lie in a script of their own, because a page may
 * fetch nothing from a disk, and are asked for when a field is, because a long row of reports has a long list.
 */

/** @typedef {{name: string, title: string, date: string}} ListedReport */

/** @type {Promise<ListedReport[]> | null} */
let asked = null;

/** @returns {Promise<ListedReport[]>} the newest first; rejects where the list cannot be had, and may then be asked again */
export function report_list() {
  asked ??= load().catch((error) => {
    asked = null;
    throw error;
  });
  return asked;
}

/** @returns {Promise<ListedReport[]>} */
function load() {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = document.documentElement.dataset.reports ?? '';
    const end = () => {
      script.remove();
      const list = Reflect.get(window, 'kanbao_reports');
      if (Array.isArray(list)) resolve(list.map(([name, title, date]) => ({ name, title, date })));
      else reject(new Error(`${script.src} did not arrive`));
    };
    script.onload = script.onerror = end;
    document.head.append(script);
  });
}

/**
 * What the reader has chosen, kept for the next visit where the browser allows that: in a sandboxed frame even asking throws,
 * and then a choice holds as long as the page does. The page's first script reads the look's settings, before anything is
 * seen (web/page/start.js); the tools write them.
 */

const prefix = 'kanbao-'; // of the names

/** @param {string} name @returns {string | null} */
export function stored(name) {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string | null} value null forgets it */
export function store(name, value) {
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // It holds as long as the page does.
  }
}

/**
 * Links in a framed report: those that leave the site open outside the frame, because many sites refuse to be framed, and
 * the host hears of them; of links within the report it hears where they lead.
 */

/**
 * @param {import('./host.js').Host} host
 * @param {(id: string) => void} on_navigated
 */
export function follow_links(host, on_navigated) {
  for (const link of document.querySelectorAll('a[href]')) {
    // Two reports beside each other want a window of their own.
    const has_no_place = link.matches('#neighbours .beside');
    if (link instanceof HTMLAnchorElement && (has_no_place || leaves_site(link))) link.target = '_blank';
  }
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    const written = link.getAttribute('href') ?? '';
    if (written.startsWith('#')) on_navigated(decoded(written.slice(1)));
    else if (is_page_beside(link)) link.search = location.search;
    else if (leaves_site(link)) host.say('link', { href: link.href, text: link.textContent?.trim() ?? '' });
  });
}

/** @param {HTMLAnchorElement} link */
function leaves_site(link) {
  return /^https?:$/.test(link.protocol) && link.host !== location.host;
}

/**
 * Another page of the site is shown in the same frame, as its host has asked for this one.
 * @param {HTMLAnchorElement} link
 */
function is_page_beside(link) {
  return link.host === location.host && !link.target && !link.search && /(\/|\.html)$/.test(link.pathname);
}

/** @param {string} anchor percent-encoded */
function decoded(anchor) {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

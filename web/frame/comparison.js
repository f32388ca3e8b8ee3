/**
 * What a framed report needs to be read beside another one (web/compare/) comes when the site's page for that asks for it:
 * other hosts have no use for it.
 */

/** @param {import('./host.js').Host} host */
export function offer_comparison(host) {
  let has_come = false;
  host.on_own_site('compare', () => {
    const part = document.querySelector('script[data-part="compared"]');
    if (has_come || !(part instanceof HTMLScriptElement) || !part.src) return;
    has_come = true;
    const script = document.createElement('script');
    script.src = part.src;
    script.onload = () => script.remove();
    document.head.append(script);
  });
}

/** `data:` addresses, read without a request, which a Content Security Policy might refuse. */

/**
 * @param {string} url that begins with `data:`
 * @returns {Uint8Array<ArrayBuffer>} throws where it is neither base64 nor percent-encoding
 */
export function data_url_bytes(url) {
  const comma = url.indexOf(',');
  const body = decodeURIComponent(url.slice(comma + 1));
  const is_base64 = /;\s*base64\s*$/i.test(url.slice(0, comma));
  return is_base64 ? Uint8Array.from(atob(body), (c) => c.charCodeAt(0)) : new TextEncoder().encode(body);
}

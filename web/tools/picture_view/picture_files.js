/** The file of a picture: its bytes, and links by which it is opened and saved. */

import { data_url_bytes } from '../../report/data_url.js';

/** @param {string} address @returns {Promise<Blob | null>} null where the browser keeps the bytes from the page */
export async function picture_bytes(address) {
  const own = own_blob(address);
  if (own) return own;
  // On a disk and in a sandboxed frame nothing is of the page's own origin, which is "null" there.
  if (!/^https?:/.test(self.origin) || new URL(address).origin !== self.origin) return null;
  try {
    const response = await fetch(address, { cache: 'force-cache' });
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}

/** @param {string} address @returns {Blob | null} of a picture that stands in the page itself */
function own_blob(address) {
  const [, type] = /^data:([\w/+.-]+)/.exec(address) || [];
  try {
    return type ? new Blob([data_url_bytes(address)], { type }) : null;
  } catch {
    return null; // browsers read more than is written by the rules
  }
}

/**
 * Points two links at a picture's file. What stands in the page itself becomes an address of its own, which browsers open; what
 * comes from elsewhere cannot be named when it is saved, so it opens in a window of its own.
 * @param {string} address
 * @param {string} name without ending, for what has none of its own
 * @param {{open: HTMLAnchorElement, save: HTMLAnchorElement}} links
 * @returns {() => void} gives back what the addresses take
 */
export function link_to_file(address, name, { open, save }) {
  const blob = own_blob(address);
  const own = blob ? URL.createObjectURL(blob) : '';
  for (const link of [open, save]) {
    link.href = own || address;
    link.target = '_blank';
    link.rel = 'noopener';
  }
  save.download = blob ? `${name}.${blob.type.replace(/^image\/|\+.*$/g, '')}` : name_of(address);
  return () => URL.revokeObjectURL(own);
}

/** @param {string} address @returns {string} its last part */
function name_of(address) {
  const path = address.split(/[?#]/)[0];
  const name = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a percent sign that stands for itself
  }
}

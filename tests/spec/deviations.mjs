/** The examples in which we differ from cmark-gfm on purpose: what we write instead, and why. */

/** @type {Map<string, {ours: string, reason: string}>} */
export const DEVIATIONS = new Map([]);

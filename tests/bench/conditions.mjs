/** On what machine and network a page is measured. */

/**
 * @typedef {object} Conditions
 * @property {string} name
 * @property {number} slowness of the page's processor: how many times slower than this machine's
 * @property {{latency: number, kilobytes: number} | null} network ms that an answer takes at least, kB a second
 * @property {number} loading ms after which the page has come to rest
 */

/** @type {Conditions} */
export const THIS_MACHINE = { name: 'as this machine is', slowness: 1, network: null, loading: 2500 };

export const CONDITIONS = [
  THIS_MACHINE,
  // The network is what Chromium's developer tools call "Fast 4G".
  { name: 'processor four times slower, 4G', slowness: 4, network: { latency: 165, kilobytes: 1012 }, loading: 8000 },
];

/**
 * @param {import('playwright-core').CDPSession} cdp
 * @param {Conditions} conditions
 */
export async function set_conditions(cdp, { slowness, network }) {
  await cdp.send('Network.enable');
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  if (network === null) return;
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: network.latency,
    downloadThroughput: network.kilobytes * 1000,
    uploadThroughput: network.kilobytes * 1000,
  });
}

/** kanbao's version. It stands in package.json only; page, packer and tests take it from there. */

import { readFileSync } from 'node:fs';

/** @type {{version: string}} */
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

export const VERSION = version;

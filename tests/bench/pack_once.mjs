/** Packs once, in a process of its own, and tells what that took: node pack_once.mjs POSTS SITE CACHE. */

import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { SitePacker } from '../../script/lib/site_packer.mjs';
import { terminal_lines } from '../../script/lib/terminal_line.mjs';

const [posts, site, cache] = process.argv.slice(2);
const packer = new SitePacker({ ...BUILD_FOLDERS, cache, ...terminal_lines(process.stderr) });
const { changed } = await packer.pack([posts], site);
// Since the process began: what the program itself takes to start belongs to it.
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
process.send?.({
  seconds: performance.now() / 1000,
  processor: (userCPUTime + systemCPUTime) / 1e6,
  memory: maxRSS / 1000,
  written: changed,
});
process.disconnect?.();

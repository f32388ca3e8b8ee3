/** What loads a site's app part in those of its pages that have no program: the list of all reports and that of all tracks. */

import { load_when_idle } from '../page/tools_loading.js';

load_when_idle('app');

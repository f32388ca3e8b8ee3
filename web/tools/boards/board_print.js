/** Paper has each table as it was written: a copy in its author's order takes the place of one that is sorted or filtered. */

import { element } from '../../report/element.js';
import { arrange_rows } from '../../report/table_rows.js';
import { plain_copy } from './seen_copy.js';

/**
 * @param {import('../report_handle.js').ReportHandle} report
 * @param {import('./board.js').Board[]} boards
 * @param {AbortSignal} signal
 */
export function print_as_written(report, boards, signal) {
  /** @type {HTMLElement[]} */
  let copies = [];
  const add_copies = () => {
    copies = boards
      .filter((board) => board.order())
      .map(({ table, box }) => {
        const holder = element('div', { class: 'board-as-written' });
        holder.append(table.cloneNode(true));
        arrange_rows(holder, { tables: [] });
        plain_copy(holder);
        report.add(box, holder, table);
        return holder;
      });
  };
  const remove_copies = () => {
    for (const copy of copies.splice(0)) copy.remove();
  };
  addEventListener('beforeprint', add_copies, { signal });
  addEventListener('afterprint', remove_copies, { signal });
}

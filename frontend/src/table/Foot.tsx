import type { ReactNode } from 'react';
import type { Summary } from '@/api/client';
import { isAtEnd } from './cells';
import type { GridColumn } from './gridColumns';
import type { TableRow } from './types';

export interface FootProps {
  readonly columns: readonly GridColumn[];
  readonly totals: Summary | undefined;
  readonly rowIndex: number;
  /** Stands at the start: how many there are, what is picked. */
  readonly children: ReactNode;
}

/** The first cell reaches to the first sum, so that it can say a sentence. */
const spanOf = (columns: readonly GridColumn[]): number => {
  const first = columns.findIndex(({ column }) => column.total);
  return (first === -1 ? columns.length + 1 : first) + 1;
};

/** The sums of all rows that match, as the server has them: never only of those that were loaded. */
export function Foot({ columns, totals, rowIndex, children }: FootProps) {
  const span = spanOf(columns);
  /** The sums stand under the names of their fields: a row of nothing but sums. */
  const sums = { ...totals, id: 0 } as TableRow;
  return (
    <div className="foot" role="rowgroup">
      <div className="row" role="row" aria-rowindex={rowIndex}>
        <div
          className="c"
          role="gridcell"
          aria-colindex={1}
          aria-colspan={span}
          style={{ gridColumn: `span ${span}` }}
        >
          {children}
        </div>
        {columns.slice(span - 1).map(({ column, show }, at) => (
          <div
            key={column.key}
            className="c"
            role="gridcell"
            aria-colindex={span + at + 1}
            data-end={isAtEnd(column) ? '' : undefined}
          >
            {column.total && totals ? show(sums) : null}
          </div>
        ))}
      </div>
    </div>
  );
}

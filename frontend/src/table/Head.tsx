import { useRef, type PointerEvent } from 'react';
import { VisuallyHidden } from '@/ui/VisuallyHidden';
import { isAtEnd } from './cells';
import type { GridColumn } from './gridColumns';
import { HEAD } from './keyboard';
import { cellId } from './Row';
import { sortedBy } from './urlState';

export interface HeadProps {
  readonly grid: string;
  readonly columns: readonly GridColumn[];
  readonly sort: readonly string[];
  /** The column of the cursor, or -1. */
  readonly active: number;
  readonly onResize: (this: void, key: string, width: number) => void;
}

const ARROWS = { ascending: '\u2191', descending: '\u2193' } as const;

function Label({
  column,
  isSortable,
  sorted,
}: Pick<GridColumn, 'column' | 'isSortable'> & {
  readonly sorted: 'ascending' | 'descending' | undefined;
}) {
  const words = (
    <>
      {column.label}
      {column.unit && <span className="unit"> {column.unit}</span>}
      {sorted && <span aria-hidden> {ARROWS[sorted]}</span>}
    </>
  );
  return isSortable ? (
    <button type="button" tabIndex={-1} data-sort={column.key}>
      {words}
    </button>
  ) : (
    words
  );
}

/** The edge of a column, to be dragged. By keyboard: Shift and an arrow on the head. */
function Resizer({ onDrag }: { readonly onDrag: (this: void, width: number) => void }) {
  const start = useRef<{ readonly x: number; readonly width: number }>(undefined);
  const begin = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.dataset['dragging'] = '';
    start.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? 0 };
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (start.current) onDrag(start.current.width + event.clientX - start.current.x);
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    delete event.currentTarget.dataset['dragging'];
    start.current = undefined;
  };
  return (
    <span
      className="resize"
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}

/** The line of column heads: names, units, order. */
export function Head({ grid, columns, sort, active, onResize }: HeadProps) {
  return (
    <div className="head" role="rowgroup">
      <div className="row" role="row" aria-rowindex={1}>
        <div className="c" role="columnheader" aria-colindex={1} data-side="start">
          <VisuallyHidden>Picked</VisuallyHidden>
        </div>
        {columns.map(({ column, isSortable }, at) => {
          const sorted = sortedBy(sort, column.key);
          return (
            <div
              key={column.key}
              id={cellId(grid, HEAD, at)}
              className="c"
              role="columnheader"
              aria-colindex={at + 2}
              aria-sort={isSortable ? (sorted ?? 'none') : undefined}
              data-column={at}
              data-active={at === active ? '' : undefined}
              data-pin={column.pin ? '' : undefined}
              data-end={isAtEnd(column) ? '' : undefined}
            >
              <Label column={column} isSortable={isSortable} sorted={sorted} />
              <Resizer onDrag={(width) => onResize(column.key, width)} />
            </div>
          );
        })}
        <div className="c" role="columnheader" aria-colindex={columns.length + 2} data-side="end">
          <VisuallyHidden>Actions</VisuallyHidden>
        </div>
      </div>
    </div>
  );
}

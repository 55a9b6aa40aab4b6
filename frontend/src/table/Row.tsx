import { memo } from 'react';
import { Icon } from '@/ui/Icon';
import { Skeleton } from '@/ui/Skeleton';
import { isAtEnd } from './cells';
import type { GridColumn } from './gridColumns';
import type { TableRow } from './types';

export const cellId = (grid: string, row: number, column: number): string => `${grid}-${row}-${column}`;

export interface RowProps {
  readonly grid: string;
  readonly index: number;
  /** Pixels from the top of the body. */
  readonly top: number;
  /** Undefined while it is on its way. */
  readonly row: TableRow | undefined;
  readonly columns: readonly GridColumn[];
  /** The column of the cursor, or -1. */
  readonly active: number;
  readonly isPicked: boolean;
  readonly title: string;
  readonly href: string;
}

type CellProps = Pick<RowProps, 'row' | 'href'> & {
  readonly column: GridColumn;
  readonly id: string;
  readonly at: number;
  readonly isActive: boolean;
};

function Content({ row, column, href }: Pick<CellProps, 'row' | 'column' | 'href'>) {
  if (!row) return <Skeleton $width={isAtEnd(column.column) ? '40%' : '70%'} />;
  if (!column.column.pin) return column.show(row);
  return (
    <a href={href} tabIndex={-1} data-open>
      {column.show(row)}
    </a>
  );
}

/** The flag of an attribute: present or absent. */
const on = (holds: boolean | undefined): '' | undefined => (holds ? '' : undefined);

function Cell({ row, column, href, id, at, isActive }: CellProps) {
  const { kind, pin, main } = column.column;
  return (
    <div
      id={id}
      className="c"
      role="gridcell"
      aria-colindex={at + 2}
      data-column={at}
      data-active={on(isActive)}
      data-pin={on(pin)}
      data-main={on(main)}
      data-end={on(isAtEnd(column.column))}
      data-code={on(kind === 'code')}
    >
      <Content row={row} column={column} href={href} />
    </div>
  );
}

function RowShown({ grid, index, top, row, columns, active, isPicked, title, href }: RowProps) {
  return (
    <div
      className="row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isPicked}
      data-row={index}
      data-current={on(active >= 0)}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div className="c" role="gridcell" aria-colindex={1} data-side="start" data-pick>
        <span className="box">
          <Icon name="check" size={12} />
        </span>
      </div>
      {columns.map((column, at) => (
        <Cell
          key={column.column.key}
          id={cellId(grid, index, at)}
          at={at}
          column={column}
          row={row}
          href={href}
          isActive={at === active}
        />
      ))}
      <div className="c" role="gridcell" aria-colindex={columns.length + 2} data-side="end">
        {row && (
          <button type="button" className="more" tabIndex={-1} aria-label={`Actions for ${title}`} data-menu>
            <Icon name="more" />
          </button>
        )}
      </div>
    </div>
  );
}

/** One line of the grid. Rendered again only when something of its own changed. */
export const Row = memo(RowShown);

import { useId, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';
import styled from 'styled-components';
import type { Summary } from '@/api/client';
import type { ApiError } from '@/api/errors';
import { DEEPEST_ROW, isCut } from '@/api/pagination';
import type { Path } from '@/api/paths';
import { showCount } from '@/lib/format';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Foot } from './Foot';
import { leastWidth, tracks, type GridColumn } from './gridColumns';
import { FOOT_HEIGHT, HEAD_HEIGHT } from './gridParts';
import { Grid } from './gridStyles';
import { Head } from './Head';
import { HEAD, within, type Cursor } from './keyboard';
import type { Params } from './pages';
import type { Picks } from './picks';
import { Progress } from './Progress';
import { cellId, Row } from './Row';
import type { TableRow } from './types';
import { useCursor } from './useCursor';
import { useFullText } from './useFullText';
import { useGridInput, type GridAsks } from './useGridInput';
import { rowsOf, usePages, useSummary, type Pages } from './usePages';
import { screenful, topFor, useRange, useRowHeight, useSettled, type Range } from './virtual';

const Frame = styled.div`
  position: relative;
  flex: 1;
  min-height: 0;
  display: flex;
  flex-direction: column;
`;
const Bubble = styled.div`
  position: fixed;
  inset: auto;
  margin: 0;
  max-width: 480px;
  padding: 4px 8px;
  border: 0;
  border-radius: ${theme.radius.small};
  background: ${theme.color.text};
  color: ${theme.color.canvas};
  font: ${type.dense};
  pointer-events: none;
`;

export interface TableHandle {
  readonly focus: (this: void) => void;
}

export interface DataTableProps {
  readonly label: string;
  readonly path: Path;
  /** Filters and order; keeps its identity while it means the same. */
  readonly params: Params;
  /** The address of the list: what its place is remembered by. */
  readonly list: string;
  /** One comes back to this list: to the place that one left. */
  readonly isReturning: boolean;
  readonly columns: readonly GridColumn[];
  readonly sort: readonly string[];
  readonly picks: Picks;
  readonly asks: GridAsks;
  readonly titleOf: (this: void, row: TableRow) => string;
  readonly hrefOf: (this: void, row: TableRow) => string;
  /** Said at the start of the totals: `24 orders`. */
  readonly foot: ReactNode;
  /** In place of rows when none match. */
  readonly empty: ReactNode;
  /** In place of rows that could not be had. */
  readonly failed: (this: void, error: ApiError, retry: (this: void) => void) => ReactNode;
  readonly ref?: Ref<TableHandle>;
}

/** The rows in view, and that of the cursor wherever it is: it must be there for who listens. */
function indexesOf(first: number, last: number, cursor: number): readonly number[] {
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  return cursor === HEAD || shown.includes(cursor) ? shown : [...shown, cursor];
}

/** A grid over any number of rows: one tab stop, one listener, only what is in view in the document. */
export function DataTable(props: DataTableProps) {
  const { label, path, params, list, isReturning, columns, picks, asks, ref } = props;
  const grid = useId();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const height = useRowHeight();
  const totals = useSummary(path, params);
  const rows = rowsOf(totals.data);
  const [wish, setCursor] = useCursor({ scroller, list, isReturning, isCounted: totals.data !== undefined });
  const view = useRange(scroller, height, rows);
  const bounds = { rows, columns: columns.length, page: screenful(view.height, height, COVERED) };
  const cursor = within(wish, bounds);
  const pages = usePages(path, params, { ...useSettled(view), cursor: cursor.row }, rows);
  const activeId = rows > 0 ? cellId(grid, cursor.row, cursor.column) : undefined;
  const go = (next: Cursor) => {
    setCursor(next);
    if (scroller && next.row !== HEAD) bringIntoView(scroller, next.row, height);
  };
  const input = useGridInput({ columns, bounds, cursor, go, rowAt: pages.rowAt, picks, asks, activeId });
  useFullText(scroller, bubble, activeId);
  useImperativeHandle(ref, () => ({ focus: () => scroller?.focus() }), [scroller]);

  if (pages.error && !pages.rowAt(0)) return props.failed(pages.error, pages.retry);
  if (totals.data?.count === 0) return props.empty;
  return (
    <Frame>
      {(pages.isOld || totals.isPlaceholderData) && <Progress />}
      <Grid
        ref={setScroller}
        role="grid"
        aria-label={label}
        aria-rowcount={rows + 2}
        aria-colcount={columns.length + 2}
        aria-multiselectable
        aria-busy={pages.isOld}
        aria-activedescendant={activeId}
        tabIndex={0}
        style={{
          '--columns': tracks(columns),
          '--least': `${leastWidth(columns)}px`,
          '--row-height': `${height}px`,
        }}
        {...input}
      >
        <Sheet
          {...props}
          grid={grid}
          cursor={cursor}
          view={view}
          height={height}
          rows={rows}
          pages={pages}
          totals={totals.data}
        />
      </Grid>
      <Bubble ref={bubble} popover="manual" aria-hidden />
    </Frame>
  );
}

/** Pixels of a screen that heads and totals take from the rows. */
const COVERED = HEAD_HEIGHT + FOOT_HEIGHT;

function bringIntoView(scroller: HTMLElement, row: number, height: number): void {
  const { scrollTop: top, clientHeight } = scroller;
  const view = { top, height: clientHeight, head: HEAD_HEIGHT, foot: FOOT_HEIGHT };
  const wanted = topFor(row, height, view);
  if (wanted !== undefined) scroller.scrollTo({ top: wanted });
}

interface SheetProps extends DataTableProps {
  readonly grid: string;
  readonly cursor: Cursor;
  readonly view: Range;
  readonly height: number;
  readonly rows: number;
  readonly pages: Pages;
  readonly totals: Summary | undefined;
}

/** All that scrolls: heads, the rows in view, totals. */
function Sheet(props: SheetProps) {
  const { grid, columns, sort, asks, cursor, view, height, rows, pages, totals } = props;
  const isLong = isCut(totals?.count ?? 0);
  return (
    <div className="sheet">
      <Head
        grid={grid}
        columns={columns}
        sort={sort}
        active={cursor.row === HEAD ? cursor.column : -1}
        onResize={asks.resize}
      />
      <div className="body" role="rowgroup" style={{ height: (rows + (isLong ? 1 : 0)) * height }}>
        {indexesOf(view.first, view.last, cursor.row).map((index) => (
          <Line key={index} index={index} row={pages.rowAt(index)} {...props} />
        ))}
        {isLong && (
          <div className="cut">
            These are the first {showCount(DEEPEST_ROW)}. Narrow the filter to see the others.
          </div>
        )}
      </div>
      <Foot columns={columns} totals={totals} rowIndex={rows + 2}>
        {props.foot}
      </Foot>
    </div>
  );
}

type LineProps = Pick<DataTableProps, 'columns' | 'picks' | 'titleOf' | 'hrefOf'> & {
  readonly grid: string;
  readonly index: number;
  readonly height: number;
  readonly cursor: Cursor;
  readonly row: TableRow | undefined;
};

/** What one row needs to know, so that moving the cursor renders two rows and no more. */
function Line({ grid, index, height, cursor, row, columns, picks, titleOf, hrefOf }: LineProps) {
  return (
    <Row
      grid={grid}
      index={index}
      top={index * height}
      row={row}
      columns={columns}
      active={cursor.row === index ? cursor.column : -1}
      isPicked={row !== undefined && picks.rows.has(row.id)}
      title={row ? titleOf(row) : ''}
      href={row ? hrefOf(row) : ''}
    />
  );
}

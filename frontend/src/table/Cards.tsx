import { Fragment, useMemo, useState, type MouseEvent } from 'react';
import styled from 'styled-components';
import { isCut } from '@/api/pagination';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';
import { Skeleton } from '@/ui/Skeleton';
import { between, cardLayout, type CardLayout } from './cards';
import type { DataTableProps } from './DataTable';
import type { GridColumn } from './gridColumns';
import { Progress } from './Progress';
import type { TableRow } from './types';
import { useCursor } from './useCursor';
import { rowsOf, usePages, useSummary } from './usePages';
import { useRange, useSettled } from './virtual';

const CARD_HEIGHT = 60;

const Frame = styled.div`
  position: relative;
  flex: 1;
  min-height: 0;
  display: flex;
  flex-direction: column;
`;
const Scroller = styled.div`
  flex: 1;
  min-height: 0;
  overflow: auto;
  contain: strict;
  overscroll-behavior: contain;
`;
const List = styled.ul`
  position: relative;
`;
const Card = styled.li`
  position: absolute;
  inset: 0 0 auto;
  height: ${CARD_HEIGHT}px;
  border-bottom: 1px solid color-mix(in srgb, ${theme.color.border} 70%, transparent);
  a {
    display: grid;
    align-content: center;
    gap: 4px;
    height: 100%;
    padding: 0 16px;
  }
  a:active {
    background: ${theme.color.hover};
  }
  a:focus-visible {
    outline-offset: -2px;
  }
`;
const Line = styled.span`
  display: flex;
  align-items: baseline;
  gap: 12px;
  min-width: 0;
  color: ${theme.color.text2};
  white-space: nowrap;
  b {
    flex: none;
    max-width: 70%;
    color: ${theme.color.text};
    font-weight: 600;
    ${truncate}
  }
  [data-tone='danger'] {
    color: ${theme.color.danger};
  }
  [data-tone='warn'] {
    color: ${theme.color.warn};
  }
`;
const Rest = styled.span`
  flex: 1;
  ${truncate}
`;
const Figure = styled.span`
  flex: none;
  max-width: 50%;
  color: ${theme.color.text};
  ${truncate}
`;
const Aside = styled.span`
  flex: none;
  max-width: 50%;
  color: ${theme.color.text3};
  font: ${type.dense};
  ${truncate}
`;
const Foot = styled.div`
  flex: none;
  display: flex;
  align-items: center;
  gap: 12px;
  min-height: 40px;
  padding: 0 16px;
  border-top: 1px solid ${theme.color.border};
  > :first-child {
    flex: 1;
  }
  b {
    font-weight: 500;
  }
`;

/** What has a value, each after what parts it from the one before. */
function Joined({ columns, row }: { readonly columns: readonly GridColumn[]; readonly row: TableRow }) {
  const filled = columns.filter(({ words }) => words(row) !== '');
  return filled.map((column, i) => (
    <Fragment key={column.column.key}>
      {between(filled[i - 1], column)}
      {column.show(row)}
    </Fragment>
  ));
}

function Content({ layout, row }: { readonly layout: CardLayout; readonly row: TableRow | undefined }) {
  const [title, ...beside] = layout.title;
  const [figure, aside] = layout.edge;
  if (!row) return <Skeleton $width="50%" />;
  return (
    <>
      <Line>
        <b>{title?.show(row)}</b>
        <Rest>
          <Joined columns={beside} row={row} />
        </Rest>
        {figure && <Figure>{figure.show(row)}</Figure>}
      </Line>
      <Line>
        <Rest>
          <Joined columns={layout.about} row={row} />
        </Rest>
        {aside && <Aside>{aside.show(row)}</Aside>}
      </Line>
    </>
  );
}

/** The phone's list: the same rows and pages as the grid, as cards to tap. */
export function Cards(props: DataTableProps) {
  const { label, path, params, list, isReturning, columns, asks, hrefOf } = props;
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const totals = useSummary(path, params);
  const rows = rowsOf(totals.data);
  useCursor({ scroller, list, isReturning, isCounted: totals.data !== undefined });
  const view = useRange(scroller, CARD_HEIGHT, rows);
  const pages = usePages(path, params, useSettled(view), rows);
  const layout = useMemo(() => cardLayout(columns), [columns]);
  const open = (event: MouseEvent, row: TableRow | undefined) => {
    if (!row || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    asks.open(row);
  };
  if (pages.error && !pages.rowAt(0)) return props.failed(pages.error, pages.retry);
  if (totals.data?.count === 0) return props.empty;
  return (
    <Frame>
      {(pages.isOld || totals.isPlaceholderData) && <Progress />}
      <Scroller ref={setScroller} tabIndex={-1}>
        <List aria-label={label} style={{ height: rows * CARD_HEIGHT }}>
          {Array.from({ length: Math.max(0, view.last - view.first + 1) }, (_, i) => view.first + i).map(
            (index) => {
              const row = pages.rowAt(index);
              return (
                <Card
                  key={index}
                  aria-setsize={isCut(totals.data?.count ?? 0) ? -1 : rows}
                  aria-posinset={index + 1}
                  style={{ transform: `translateY(${index * CARD_HEIGHT}px)` }}
                >
                  <a href={row ? hrefOf(row) : undefined} onClick={(event) => open(event, row)}>
                    <Content layout={layout} row={row} />
                  </a>
                </Card>
              );
            },
          )}
        </List>
      </Scroller>
      <Foot>
        <span>{props.foot}</span>
        {columns
          .filter(({ column }) => column.total && column.main)
          .map(({ column, show }) => (
            <b key={column.key}>
              {totals.data && show({ ...totals.data, id: 0 })} {column.unit}
            </b>
          ))}
      </Foot>
    </Frame>
  );
}

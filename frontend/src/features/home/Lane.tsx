import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import styled from 'styled-components';
import { list, summary } from '@/api/client';
import { toApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import type { Path, Query, Row } from '@/api/paths';
import { showCount } from '@/lib/format';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';
import { Skeleton } from '@/ui/Skeleton';

const Box = styled.section`
  min-width: 0;
`;
const Head = styled.h2`
  display: flex;
  align-items: baseline;
  gap: 8px;
  min-height: 20px;
  margin-bottom: 4px;
  font: ${type.strong};
  font-weight: 600;
  a:hover {
    color: ${theme.color.accent};
  }
  small {
    color: ${theme.color.text3};
    font: ${type.body};
  }
`;
const Rows = styled.ul`
  padding: 0;
  list-style: none;
`;
const Group = styled.li`
  padding: 8px 0 2px;
  color: ${theme.color.text3};
  font: ${type.head};
  &:first-child {
    padding-top: 2px;
  }
`;
const Line = styled(Link)`
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: ${theme.row};
  margin: 0 -8px;
  padding: 0 8px;
  border-radius: ${theme.radius.medium};
  &:hover {
    background: ${theme.color.hover};
  }
  > :first-child {
    flex: none;
    font-feature-settings: 'zero';
  }
  > :nth-child(2) {
    flex: 1;
    ${truncate}
  }
  > :last-child {
    flex: none;
    color: ${theme.color.text2};
  }
  small {
    margin-left: 6px;
    color: ${theme.color.text3};
    font: inherit;
  }
  [data-tone='warn'] {
    color: ${theme.color.warn};
  }
  [data-tone='danger'] {
    color: ${theme.color.danger};
  }
`;
const Waiting = styled.li`
  display: flex;
  align-items: center;
  min-height: ${theme.row};
`;
const Quiet = styled.p`
  color: ${theme.color.text3};
`;

export interface LaneRow {
  readonly to: string;
  /** Three parts: what it is, what about it, and how it stands. */
  readonly parts: readonly [ReactNode, ReactNode, ReactNode];
  /** Said once above the rows that share it. */
  readonly group?: string;
}

export interface LaneProps<P extends Path> {
  readonly title: string;
  readonly path: P;
  readonly where: Query<P>;
  readonly ordering: string;
  /** The same filter as a list. */
  readonly to: string;
  readonly none: string;
  /** Rows at most; what is waited for takes as much room. */
  readonly most: number;
  row(this: void, row: Row<P>): LaneRow;
}

/** The first rows of a filtered list, its true number, and the way to all of it. */
export function Lane<P extends Path>({ title, path, where, ordering, to, none, most, row }: LaneProps<P>) {
  const count = useQuery({
    queryKey: keys.summary(path, where),
    queryFn: ({ signal }) => summary(path, where, signal),
  });
  const query = { ...where, ordering: [ordering], limit: most } as Query<P>;
  const { data, error, isPending } = useQuery({
    queryKey: keys.list(path, query),
    queryFn: ({ signal }) => list(path, query, signal),
  });
  return (
    <Box aria-busy={isPending}>
      <Head>
        <Link to={to}>{title}</Link>
        <small>{count.data ? showCount(count.data.count) : ''}</small>
      </Head>
      {error && <Quiet role="alert">{toApiError(error).message}</Quiet>}
      {data?.results.length === 0 && <Quiet>{none}</Quiet>}
      <Rows>
        {isPending && Array.from({ length: most }, (_, index) => <Placeholder key={index} index={index} />)}
        {data && <Grouped rows={data.results.map((one) => ({ id: one.id, ...row(one) }))} />}
      </Rows>
    </Box>
  );
}

const WIDTHS = ['72%', '58%', '66%', '50%'] as const;

const Placeholder = ({ index }: { readonly index: number }) => (
  <Waiting>
    <Skeleton $width={WIDTHS[index % WIDTHS.length] ?? '60%'} />
  </Waiting>
);

function Grouped({ rows }: { readonly rows: readonly (LaneRow & { readonly id: number })[] }) {
  return rows.map(({ id, to, parts, group }, index) => (
    <Fragment key={id}>
      {group !== undefined && group !== rows[index - 1]?.group && <Group>{group}</Group>}
      <li>
        <Line to={to}>
          <span>{parts[0]}</span>
          <span>{parts[1]}</span>
          <span>{parts[2]}</span>
        </Line>
      </li>
    </Fragment>
  ));
}

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
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

const ROWS = 10;

const Box = styled.section`
  min-width: 0;
`;
const Head = styled.h2`
  display: flex;
  align-items: baseline;
  gap: 8px;
  margin-bottom: 4px;
  font: ${type.strong};
  font-weight: 600;
  a {
    color: inherit;
    text-decoration: none;
    &:hover {
      color: ${theme.color.accent};
    }
  }
  small {
    color: ${theme.color.text3};
    font: ${type.body};
  }
`;
const Rows = styled.ul`
  list-style: none;
  padding: 0;
`;
const Line = styled(Link)`
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: ${theme.row};
  margin: 0 -8px;
  padding: 0 8px;
  border-radius: ${theme.radius.small};
  color: ${theme.color.text};
  text-decoration: none;
  &:hover {
    background: ${theme.color.hover};
  }
  > :first-child {
    flex: none;
    font-weight: 500;
  }
  > :nth-child(2) {
    flex: 1;
    color: ${theme.color.text2};
    ${truncate}
  }
  > :last-child {
    flex: none;
    color: ${theme.color.text2};
  }
`;
const Quiet = styled.p`
  color: ${theme.color.text3};
`;

export interface LaneProps<P extends Path> {
  readonly title: string;
  readonly path: P;
  readonly where: Query<P>;
  readonly ordering: string;
  /** The same filter as a list. */
  readonly to: string;
  readonly none: string;
  /** Three parts: the name, what about it, and when. */
  row(
    this: void,
    row: Row<P>,
  ): { readonly to: string; readonly parts: readonly [ReactNode, ReactNode, ReactNode] };
}

/** The first rows of a filtered list, its true number, and the way to all of it. */
export function Lane<P extends Path>({ title, path, where, ordering, to, none, row }: LaneProps<P>) {
  const count = useQuery({
    queryKey: keys.summary(path, where),
    queryFn: ({ signal }) => summary(path, where, signal),
  });
  const query = { ...where, ordering: [ordering], limit: ROWS } as Query<P>;
  const rows = useQuery({
    queryKey: keys.list(path, query),
    queryFn: ({ signal }) => list(path, query, signal),
  });
  return (
    <Box>
      <Head>
        <Link to={to}>{title}</Link>
        <small>{count.data ? showCount(count.data.count) : ''}</small>
      </Head>
      {rows.isPending && <Skeleton />}
      {rows.isError && <Quiet role="alert">{toApiError(rows.error).message}</Quiet>}
      {rows.data?.results.length === 0 && <Quiet>{none}</Quiet>}
      <Rows>
        {rows.data?.results.map((one) => {
          const { to: address, parts } = row(one);
          return (
            <li key={one.id}>
              <Line to={address}>
                <span>{parts[0]}</span>
                <span>{parts[1]}</span>
                <span>{parts[2]}</span>
              </Line>
            </li>
          );
        })}
      </Rows>
    </Box>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link } from 'react-router';
import styled from 'styled-components';
import { list } from '@/api/client';
import { keys } from '@/api/keys';
import { nameOf, type Path } from '@/api/paths';
import { useAbility, useSession } from '@/api/session';
import { SectionHead } from '@/detail/SectionHead';
import { cellOf, isAtEnd, isFlexible, usualWidth } from '@/table/cells';
import { summaryQuery } from '@/table/pages';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';
import { Skeleton } from '@/ui/Skeleton';
import { useEntity } from './context';
import { routes, type AnyEntity, type AnyRow, type Related } from './defineEntity';

const FEW_ROWS = 5;
const FEW_COLUMNS = 6;

const Table = styled.table`
  width: 100%;
  table-layout: fixed;
  border-spacing: 0;
  th,
  td {
    height: ${theme.row};
    padding: 0 8px;
    text-align: start;
    color: ${theme.color.text2};
    ${truncate}
  }
  th {
    border-bottom: 1px solid ${theme.color.border};
    font: ${type.head};
  }
  td {
    border-bottom: 1px solid color-mix(in srgb, ${theme.color.border} 55%, transparent);
  }
  th:first-child,
  td:first-child {
    padding-left: 0;
    color: ${theme.color.text};
    font-weight: 500;
  }
  [data-end] {
    text-align: end;
  }
  th:last-child,
  td:last-child {
    padding-right: 0;
  }
  tbody tr:hover td {
    background: ${theme.color.hover};
  }
  @media ${theme.breakpoint.phone} {
    th:nth-child(n + 4),
    td:nth-child(n + 4) {
      display: none;
    }
  }
`;
const RowLink = styled(Link)`
  display: block;
  ${truncate}
  &:hover {
    color: ${theme.color.accent};
  }
`;
const HeadLinks = styled.span`
  display: flex;
  gap: 16px;
  a {
    color: ${theme.color.accent};
    font-weight: 500;
  }
  @media (pointer: coarse) {
    a {
      min-height: 44px;
      align-content: center;
    }
  }
`;

export interface RelatedListProps {
  readonly related: Related;
  readonly id: number;
}

/** The first rows of another entity that point to this record, with a way to all of them and to a new one. */
export function RelatedList({ related, id }: RelatedListProps) {
  return (
    <section aria-label={related.label}>
      <Suspense fallback={<SectionHead title={related.label} />}>
        <Rows related={related} id={id} />
      </Suspense>
    </section>
  );
}

/** The list with this filter and without what its first view leaves out, so that it counts the same rows. */
function listAddress(entity: AnyEntity, { path, by }: Related, id: number): string {
  const hidden = Object.keys(entity.views[0]?.where ?? {}).filter((param) => param !== 'status');
  const without = hidden.map((param) => `${param.replace('__', '.')}=`);
  return `${routes.list(path)}?${[`${by}.in=${id}`, ...without].sort().join('&')}`;
}

const shownColumns = (entity: AnyEntity, by: string, hidden: readonly string[]) =>
  entity.columns
    .filter((column) => !column.hidden && column.key !== by && !hidden.includes(column.key))
    .slice(0, FEW_COLUMNS);

function Rows({ related, id }: RelatedListProps) {
  const { path, by, label } = related;
  const entity = useEntity(nameOf(path));
  const ability = useAbility(nameOf(path));
  const params = { [by]: String(id) };
  const count = useQuery(summaryQuery(path, params)).data?.count;
  const createPath = `${routes.create(path)}?${by}=${id}`;
  return (
    <>
      <SectionHead title={label} count={count}>
        <HeadLinks>
          {count !== undefined && count > FEW_ROWS && (
            <Link to={listAddress(entity, related, id)}>All {count}</Link>
          )}
          {ability.create && entity.form && <Link to={createPath}>New {entity.label.one.toLowerCase()}</Link>}
        </HeadLinks>
      </SectionHead>
      {count !== 0 && <Grid entity={entity} by={by} path={path} id={id} />}
    </>
  );
}

interface GridProps {
  readonly entity: AnyEntity;
  readonly path: Path;
  readonly by: string;
  readonly id: number;
}

function Grid({ entity, path, by, id }: GridProps) {
  const { timeZone } = useSession();
  const { hidden } = useAbility(nameOf(path));
  const columns = shownColumns(entity, by, hidden);
  const params = { [by]: id, limit: FEW_ROWS };
  const { data } = useQuery({
    queryKey: keys.list(path, params),
    queryFn: ({ signal }) => list(path, params as never, signal),
  });
  const rows = data?.results as readonly AnyRow[] | undefined;
  if (!rows) return <Skeleton />;
  const shows = columns.map((column) => cellOf(column, { meta: entity.meta, timeZone }));
  // One column takes the room that is left: the first text or name, not a number or a code.
  const wide = columns.find(isFlexible) ?? columns[0];
  return (
    <Table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              data-end={isAtEnd(column) || undefined}
              style={column === wide ? undefined : { width: usualWidth(column) }}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {columns.map((column, index) => (
              <td key={column.key} data-end={isAtEnd(column) || undefined}>
                {index === 0 ? (
                  <RowLink to={routes.record(path, row.id)}>{shows[0]?.(row) ?? entity.title(row)}</RowLink>
                ) : (
                  shows[index]?.(row)
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

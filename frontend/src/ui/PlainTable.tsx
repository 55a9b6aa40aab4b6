import type { ReactNode } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';
import { VisuallyHidden } from './VisuallyHidden';

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  table-layout: auto;
  th {
    padding: 4px 16px 4px 0;
    color: ${theme.color.text2};
    font: ${type.head};
    text-align: left;
    white-space: nowrap;
  }
  td {
    height: ${theme.row};
    max-width: 280px;
    padding: 0 16px 0 0;
    border-top: 1px solid ${theme.color.border};
    color: ${theme.color.text2};
    ${truncate}
  }
  td:first-child {
    color: ${theme.color.text};
    font-weight: 500;
  }
  th:last-child,
  td:last-child {
    padding-right: 0;
  }
  @media ${theme.breakpoint.phone} {
    thead {
      display: none;
    }
    tr {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 12px;
      padding: 8px 0;
      border-top: 1px solid ${theme.color.border};
    }
    td {
      height: auto;
      max-width: 100%;
      padding: 0;
      border: 0;
      white-space: normal;
    }
    td:first-child {
      flex-basis: 100%;
    }
    td:empty {
      display: none;
    }
  }
`;
/** Buttons of a row stand at its end. */
const Verbs = styled.span`
  display: flex;
  justify-content: flex-end;
  gap: 4px;
`;

export interface PlainColumn<T> {
  readonly id: string;
  readonly label: string;
  cell(this: void, row: T): ReactNode;
}

export interface PlainTableProps<T> {
  /** Read aloud only. */
  readonly caption: string;
  readonly columns: readonly PlainColumn<T>[];
  readonly rows: readonly T[];
  keyOf(this: void, row: T): string | number;
  /** Buttons at the end of each row. */
  readonly verbs?: ((this: void, row: T) => ReactNode) | undefined;
}

/** A short table of things that are no entity's list: a handful of rows, no sorting. */
export function PlainTable<T>({ caption, columns, rows, keyOf, verbs }: PlainTableProps<T>) {
  return (
    <Table>
      <VisuallyHidden as="caption">{caption}</VisuallyHidden>
      <thead>
        <tr>
          {columns.map(({ id, label }) => (
            <th key={id} scope="col">
              {label}
            </th>
          ))}
          {verbs && (
            <th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ id, cell }) => (
              <td key={id}>{cell(row)}</td>
            ))}
            {verbs && (
              <td>
                <Verbs>{verbs(row)}</Verbs>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

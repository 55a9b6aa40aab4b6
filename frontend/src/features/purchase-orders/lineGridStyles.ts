import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';

/** Scrolls sideways by itself where the columns need more than the page has. */
export const Scroller = styled.div`
  overflow-x: auto;
  border-top: 1px solid ${theme.color.border};
`;

export const Table = styled.table`
  width: 100%;
  min-width: 720px;
  table-layout: fixed;
  border-spacing: 0;
  th {
    height: ${theme.row};
    padding: 0 8px;
    text-align: start;
    color: ${theme.color.text2};
    font: ${type.head};
  }
  thead th {
    border-bottom: 1px solid ${theme.color.border};
  }
  [data-end],
  [data-figure] {
    text-align: end;
  }
  tbody th {
    color: ${theme.color.text3};
    font: ${type.body};
    text-align: center;
  }
  tbody th,
  tbody td {
    border-bottom: 1px solid color-mix(in srgb, ${theme.color.border} 55%, transparent);
  }
  tbody td {
    border-left: 1px solid color-mix(in srgb, ${theme.color.border} 55%, transparent);
  }
  [data-figure] {
    padding: 0 8px;
    background: ${theme.color.surface};
  }
  tbody td:last-child {
    border-left: 0;
    text-align: center;
  }
  tbody td:last-child button {
    display: inline-grid;
    place-items: center;
    width: 24px;
    height: 24px;
    padding: 0;
    border: 0;
    border-radius: ${theme.radius.small};
    background: none;
    color: ${theme.color.text3};
    cursor: pointer;
    opacity: 0;
  }
  tr:hover td:last-child button,
  tr:focus-within td:last-child button {
    opacity: 1;
  }
  tfoot td {
    height: ${theme.row};
    padding: 0 8px;
    font-weight: 500;
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    tbody td:last-child button {
      width: 44px;
      height: 44px;
      opacity: 1;
    }
  }
  @media ${theme.breakpoint.phone} {
    display: block;
    min-width: 0;
    thead,
    colgroup,
    tfoot {
      display: none;
    }
    tbody {
      display: block;
    }
    tr {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      padding: 8px 16px;
      border-bottom: 1px solid ${theme.color.border};
    }
    tbody th {
      grid-column: 1 / 3;
      text-align: start;
      padding: 0;
      border: 0;
      align-content: center;
    }
    tbody td {
      display: grid;
      align-content: start;
      border-left: 0;
    }
    tbody td::before {
      content: attr(data-label);
      color: ${theme.color.text3};
      font: ${type.caption};
    }
    tbody td[data-label='Item'] {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    tbody td:last-child {
      grid-area: 1 / 3;
      justify-content: end;
      border: 0;
    }
    td input,
    td select {
      padding-inline: 0;
    }
    td input[inputmode],
    [data-figure] {
      text-align: start;
    }
    [data-figure] {
      padding: 0;
      background: none;
      line-height: 24px;
    }
  }
`;

export const Keys = styled.footer`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 20px;
  padding: 10px 16px;
  border-top: 1px solid ${theme.color.border};
  color: ${theme.color.text3};
  font: ${type.dense};
  kbd {
    margin-right: 4px;
  }
  @media (pointer: coarse) {
    display: none;
  }
`;

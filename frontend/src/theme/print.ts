import { css } from 'styled-components';

/** On paper: black on white, no chrome (`data-print="hide"`), no row cut in two, links with no decoration. */
export const printStyles = css`
  @media print {
    @page {
      margin: 12mm;
    }
    html,
    body,
    #root {
      height: auto;
      overflow: visible;
    }
    body {
      background: white;
      color: black;
    }
    nav,
    [data-print='hide'],
    [popover] {
      display: none !important;
    }
    tr,
    li,
    [role='row'] {
      break-inside: avoid;
    }
    thead {
      display: table-header-group;
    }
  }
`;

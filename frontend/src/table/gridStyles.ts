import styled, { css } from 'styled-components';
import { theme } from '@/theme/tokens';
import { codeFeatures, truncate } from '@/theme/type';
import { controls, feet, heads, SIDE } from './gridParts';

const faint = css`color-mix(in srgb, ${theme.color.border} 55%, ${theme.color.canvas})`;

const cells = css`
  .c {
    height: 100%;
    padding: 0 8px;
    color: ${theme.color.text2};
    line-height: inherit;
    ${truncate}
  }
  .c[data-main],
  .c[data-pin] {
    color: ${theme.color.text};
  }
  .c[data-pin] {
    position: sticky;
    left: ${SIDE}px;
    z-index: 1;
    background: inherit;
    font-weight: 500;
  }
  .c[data-end] {
    text-align: right;
  }
  .c svg {
    vertical-align: middle;
  }
  .c[data-code] {
    font-feature-settings: ${codeFeatures};
  }
  .c[data-side] {
    position: sticky;
    left: 0;
    z-index: 1;
    padding: 0;
    background: inherit;
  }
  .c[data-side='end'] {
    left: auto;
    right: 0;
    background: none;
  }
  .row:hover .c[data-side='end'],
  &:focus-within .row[data-current] .c[data-side='end'] {
    background: inherit;
  }
  [data-tone='danger'] {
    color: ${theme.color.danger};
  }
  [data-tone='warn'] {
    color: ${theme.color.warn};
  }
`;

const rows = css`
  .row {
    display: grid;
    grid-template-columns: var(--columns);
    align-items: center;
    background: ${theme.color.canvas};
  }
  .body .row {
    position: absolute;
    inset: 0 0 auto;
    height: var(--row-height);
    line-height: calc(var(--row-height) - 1px);
    border-bottom: 1px solid ${faint};
    contain: layout style;
  }
  .body .row:hover {
    background: ${theme.color.hover};
  }
  .body .row[aria-selected='true'] {
    background: ${theme.color.accentSoft};
    box-shadow: inset 2px 0 0 ${theme.color.accent};
  }
  .body .row[aria-selected='true'] .c[data-side='start'] {
    box-shadow: inset 2px 0 0 ${theme.color.accent};
  }
  .body a:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .cut {
    position: absolute;
    inset: auto 0 0;
    padding: 0 16px;
    line-height: var(--row-height);
    color: ${theme.color.text2};
  }
`;

const cursor = css`
  &:focus-visible {
    outline: none;
  }
  &:focus-within .c[data-active] {
    outline: 2px solid ${theme.color.accent};
    outline-offset: -2px;
    border-radius: 3px;
  }
  &[aria-busy='true'] .body {
    opacity: 0.6;
  }
`;

/** The scrolling grid. Cells are plain elements with one set of rules: a styled component per cell costs too much. */
export const Grid = styled.div`
  flex: 1;
  min-height: 0;
  position: relative;
  overflow: auto;
  overscroll-behavior: contain;
  contain: strict;
  .sheet {
    position: relative;
    display: flex;
    flex-direction: column;
    min-width: max(100%, var(--least));
    min-height: 100%;
  }
  .body {
    position: relative;
    flex: none;
  }
  ${cells}
  ${rows}
  ${heads}
  ${feet}
  ${controls}
  ${cursor}
  @media print {
    contain: none;
    overflow: visible;
  }
`;

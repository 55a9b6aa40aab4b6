import styled, { css } from 'styled-components';
import { theme } from '@/theme/tokens';
import { codeFeatures, truncate, type } from '@/theme/type';

/** Pixels of the columns that hold the tick box and the row's menu. */
export const SIDE = 40;
/** Pixels of the line of column heads. */
export const HEAD_HEIGHT = 32;
/** Pixels of the line of totals. */
export const FOOT_HEIGHT = 36;

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

const heads = css`
  .head {
    position: sticky;
    top: 0;
    z-index: 2;
  }
  .head .row {
    height: ${HEAD_HEIGHT}px;
    line-height: ${HEAD_HEIGHT - 1}px;
    border-bottom: 1px solid ${theme.color.border};
  }
  .head .c {
    position: relative;
    color: ${theme.color.text2};
    font: ${type.head};
    line-height: ${HEAD_HEIGHT - 1}px;
  }
  .head .c[data-pin] {
    position: sticky;
  }
  .head button {
    all: unset;
    max-width: 100%;
    cursor: pointer;
    ${truncate}
    display: block;
  }
  .head .c[data-end] button {
    margin-left: auto;
  }
  .head button:hover {
    color: ${theme.color.text};
  }
  .unit {
    color: ${theme.color.text3};
    font-weight: 400;
  }
  .resize {
    position: absolute;
    inset: 0 0 0 auto;
    width: 8px;
    cursor: col-resize;
    touch-action: none;
  }
  .resize:hover,
  .resize[data-dragging] {
    box-shadow: inset -2px 0 0 ${theme.color.borderStrong};
  }
`;

const feet = css`
  .foot {
    position: sticky;
    bottom: 0;
    z-index: 2;
    margin-top: auto;
  }
  .foot .row {
    height: ${FOOT_HEIGHT}px;
    line-height: ${FOOT_HEIGHT - 1}px;
    border-top: 1px solid ${theme.color.border};
  }
  .foot .c {
    color: ${theme.color.text};
    font-weight: 500;
  }
  .foot .c:first-child {
    position: sticky;
    left: 0;
    display: flex;
    align-items: center;
    gap: 8px;
    padding-left: 16px;
    overflow: visible;
    background: inherit;
  }
`;

const controls = css`
  .box {
    display: grid;
    place-items: center;
    width: 14px;
    height: 14px;
    margin: 0 auto;
    border: 1px solid ${theme.color.borderStrong};
    border-radius: 3px;
    background: ${theme.color.canvas};
    color: transparent;
  }
  [aria-selected='true'] .box {
    border-color: ${theme.color.accent};
    background: ${theme.color.accent};
    color: ${theme.color.onAccent};
  }
  .c[data-side='start'] {
    display: grid;
    align-items: center;
    cursor: pointer;
  }
  .more {
    display: grid;
    place-items: center;
    width: 28px;
    height: min(28px, calc(var(--row-height) - 2px));
    margin: auto;
    padding: 0;
    border: 0;
    border-radius: ${theme.radius.medium};
    background: none;
    color: ${theme.color.text2};
    opacity: 0;
    cursor: pointer;
  }
  .more:hover {
    background: ${theme.color.border};
  }
  .row:hover .more,
  .row[data-current] .more,
  .more[aria-expanded='true'] {
    opacity: 1;
  }
  @media (hover: none) {
    .more {
      opacity: 1;
    }
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
  &[data-old] .body {
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

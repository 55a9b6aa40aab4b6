import { css } from 'styled-components';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';

/** Pixels of the columns that hold the tick box and the row's menu. */
export const SIDE = 40;
/** Pixels of the line of column heads. */
export const HEAD_HEIGHT = 32;
/** Pixels of the line of totals. */
export const FOOT_HEIGHT = 36;

export const heads = css`
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

export const feet = css`
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

export const controls = css`
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
  &:focus-within .row[data-current] .more,
  .more[aria-expanded='true'] {
    opacity: 1;
  }
  @media (hover: none) {
    .more {
      opacity: 1;
    }
  }
`;

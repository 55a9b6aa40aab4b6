import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import { css } from 'styled-components';

/** One latin file of the variable font, and Arial stretched to its metrics so that nothing shifts when it arrives. */
export const fontFaces = css`
  @font-face {
    font-family: Inter;
    font-style: normal;
    font-weight: 100 900;
    font-display: swap;
    src: url(${interUrl}) format('woff2');
  }
  @font-face {
    font-family: 'Inter fallback';
    src: local('Arial');
    ascent-override: 90.2%;
    descent-override: 22.48%;
    line-gap-override: 0%;
    size-adjust: 107.4%;
  }
`;

export const fontFamily = "Inter, 'Inter fallback', system-ui, sans-serif";

/** `font` shorthands: use as `font: ${type.body}`. */
const shorthand = (weight: number, size: number, line: number): string =>
  `${weight} ${size}px/${line}px ${fontFamily}`;

export const type = {
  caption: shorthand(400, 11, 16),
  head: shorthand(500, 11, 16),
  dense: shorthand(400, 12, 16),
  body: shorthand(400, 13, 20),
  strong: shorthand(500, 13, 20),
  input: shorthand(400, 14, 20),
  section: shorthand(600, 16, 24),
  title: shorthand(600, 20, 28),
  figure: shorthand(600, 28, 36),
} as const;

/** Codes keep the face, with a slashed zero: O and 0 are told apart. */
export const codeFeatures = "'zero', 'ss02', 'calt' 0";

/** One line, cut at its end. */
export const truncate = css`
  min-width: 0;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
`;

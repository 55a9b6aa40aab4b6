import { createGlobalStyle, css } from 'styled-components';
import { dark } from './dark';
import { printStyles } from './print';
import { declare, light, theme } from './tokens';
import { fontFaces, type } from './type';

const darkDeclarations = css`
  ${declare(dark)}
  --shadow-popover: 0 0 0 1px ${dark.border};
  --shadow-dialog: 0 0 0 1px ${dark.border};
  color-scheme: dark;
`;

const variables = css`
  :root {
    ${declare(light)}
    --shadow-popover: 0 0 0 1px rgb(20 24 29 / 0.08), 0 4px 12px rgb(20 24 29 / 0.1);
    --shadow-dialog:
      0 0 0 1px rgb(20 24 29 / 0.08), 0 4px 12px rgb(20 24 29 / 0.1), 0 16px 40px rgb(20 24 29 / 0.1);
    --row: 32px;
    --control: 28px;
    --motion: 120ms ease-out;
    color-scheme: light;
  }
  :root[data-theme='dark'] {
    ${darkDeclarations}
  }
  @media (prefers-color-scheme: dark) {
    :root:not([data-theme='light']) {
      ${darkDeclarations}
    }
  }
  :root[data-density='compact'] {
    --row: 28px;
  }
  :root[data-density='comfortable'] {
    --row: 40px;
  }
  @media (pointer: coarse) {
    :root[data-density] {
      --row: 44px;
      --control: 44px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :root {
      --motion: 0s;
    }
  }
  @media (prefers-contrast: more) {
    :root[data-theme] {
      --color-border: var(--color-border-strong);
      --color-text2: var(--color-text);
      --color-text3: var(--color-text);
    }
  }
`;

const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  html,
  body,
  #root {
    height: 100%;
    margin: 0;
  }
  body {
    background: ${theme.color.canvas};
    color: ${theme.color.text};
    font: ${type.body};
    font-variant-numeric: tabular-nums;
    text-rendering: geometricPrecision;
    -webkit-font-smoothing: antialiased;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  dl,
  dd,
  dt,
  ul,
  ol,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    font: inherit;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font: ${type.title};
    letter-spacing: -0.01em;
  }
  h2 {
    font-weight: 600;
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  svg {
    flex: none;
  }
  :focus-visible {
    outline: 2px solid ${theme.color.accent};
    outline-offset: 1px;
  }
  ::placeholder {
    color: ${theme.color.text3};
    opacity: 1;
  }
`;

/** Everything that is styled once for the page: fonts, variables, resets, print. Render it once, at the root. */
export const GlobalStyle = createGlobalStyle`${fontFaces}${variables}${base}${printStyles}`;

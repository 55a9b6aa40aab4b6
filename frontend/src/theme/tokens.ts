/**
 * The design tokens. Components read `theme.color.text` and get `var(--color-text)`: a plain string, so that a
 * change of theme or density restyles the page without rendering anything again.
 */
export const light = {
  canvas: '#ffffff',
  surface: '#f6f7f9',
  raised: '#ffffff',
  hover: '#eef1f4',
  border: '#dde1e6',
  borderStrong: '#858e9a',
  text: '#14181d',
  text2: '#4a5360',
  text3: '#656e7b',
  accent: '#1d5fc2',
  onAccent: '#ffffff',
  accentSoft: '#e6effc',
  danger: '#b3261e',
  onDanger: '#ffffff',
  dangerSoft: '#fcebea',
  warn: '#7a4a00',
  warnMark: '#b97a10',
  warnSoft: '#fdf1d8',
  ok: '#14653a',
  okSoft: '#e3f4ea',
  neutral: '#4a5360',
  neutralSoft: '#eceff2',
  scrim: 'rgb(20 24 29 / 0.32)',
} as const;

export type ColorName = keyof typeof light;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const colorVariable = (name: string): string => `--color-${kebab(name)}`;

const colors = Object.fromEntries(
  Object.keys(light).map((name) => [name, `var(${colorVariable(name)})`]),
) as Readonly<Record<ColorName, string>>;

export const theme = {
  color: colors,
  /** Steps of the 4 px grid, by their size in pixels. */
  space: {
    2: '2px',
    4: '4px',
    8: '8px',
    12: '12px',
    16: '16px',
    24: '24px',
    32: '32px',
    48: '48px',
  },
  radius: { small: '4px', medium: '6px', large: '10px' },
  shadow: { popover: 'var(--shadow-popover)', dialog: 'var(--shadow-dialog)' },
  /** Height of one row of a grid: 28, 32 or 40 px by density. */
  row: 'var(--row)',
  /** Height of buttons and inputs: 28 px, on touch screens 44. */
  control: 'var(--control)',
  motion: 'var(--motion)',
  layer: { sticky: 1, panel: 10, overlay: 20, toast: 30 },
  breakpoint: { phone: '(max-width: 719px)', wide: '(min-width: 1200px)' },
} as const;

/** Declarations of custom properties for one palette. */
export const declare = (palette: Readonly<Record<ColorName, string>>): string =>
  Object.entries(palette)
    .map(([name, value]) => `${colorVariable(name)}: ${value};`)
    .join('\n');

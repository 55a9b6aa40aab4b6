/** Theme and density of this browser, remembered beside what /theme.js reads before the first paint. */

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeMode = (typeof THEMES)[number];
export const DENSITIES = ['compact', 'normal', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];

const THEME_KEY = 'pm.theme';
const DENSITY_KEY = 'pm.density';
const ROW_HEIGHT: Readonly<Record<Density, number>> = { compact: 28, normal: 32, comfortable: 40 };
const TOUCH_ROW_HEIGHT = 44;

const root = (): HTMLElement => document.documentElement;

/** Storage can be forbidden or full; the choice then lasts as long as the page. */
function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}

const oneOf = <T extends string>(value: string | undefined, allowed: readonly T[], otherwise: T): T =>
  allowed.find((one) => one === value) ?? otherwise;

export const currentTheme = (): ThemeMode => oneOf(root().dataset['theme'], THEMES, 'system');
export const currentDensity = (): Density => oneOf(root().dataset['density'], DENSITIES, 'normal');

export function setTheme(mode: ThemeMode): void {
  root().dataset['theme'] = mode;
  root().style.colorScheme = mode === 'system' ? 'light dark' : mode;
  remember(THEME_KEY, mode);
}

export function setDensity(density: Density): void {
  root().dataset['density'] = density;
  remember(DENSITY_KEY, density);
}

/** Pixels of one grid row now, for virtualised lists; the same rule as `--row` in global.ts. */
export const rowHeight = (): number =>
  window.matchMedia('(pointer: coarse)').matches ? TOUCH_ROW_HEIGHT : ROW_HEIGHT[currentDensity()];

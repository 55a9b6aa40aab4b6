/** What a browser says of itself, in words: `Chrome on macOS`. */

type Named = readonly [name: string, mark: RegExp];

/** The first that fits counts: many browsers also call themselves Chrome or Safari. */
const BROWSERS: readonly Named[] = [
  ['Edge', /\bEdgi?A?(?:OS)?\//],
  ['Opera', /\b(?:OPR|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bVersion\/[\d.]+.*\bSafari\//],
];
const SYSTEMS: readonly Named[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac(?:intosh| OS X)\b/],
  ['Linux', /\bLinux\b/],
];

const nameIn = (names: readonly Named[], text: string): string | undefined =>
  names.find(([, mark]) => mark.test(text))?.[0];

/** The first word without its version, for programs: `curl/7.88.1` is `curl`. */
const programIn = (userAgent: string): string => userAgent.split(/[/\s]/, 1)[0] ?? '';

export function deviceWords(userAgent: string): string {
  const browser = nameIn(BROWSERS, userAgent);
  const system = nameIn(SYSTEMS, userAgent);
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? (programIn(userAgent) || 'Unknown device');
}

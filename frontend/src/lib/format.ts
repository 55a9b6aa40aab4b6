/** Words and counts as people read them. */

const COUNT = new Intl.NumberFormat('en-US');

export const showCount = (count: number): string => COUNT.format(count);

/** `1 order`, `24 orders`; the plural is the given one, or the singular with an s. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${showCount(count)} ${count === 1 ? one : many}`;

/** A label inside a sentence: `Purchase order` → `purchase order`, but `USDA establishment` stays. */
export const inSentence = (label: string): string =>
  /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

/** Two letters for an avatar: the first of the first and of the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return picked.map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('');
}

const SIZES = ['B', 'kB', 'MB', 'GB'] as const;

/** A file size in decimal units, as file managers write it: `812 B`, `1.4 MB`. */
export function showBytes(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), SIZES.length - 1);
  const value = bytes / 1000 ** step;
  return `${step === 0 || value >= 100 ? value.toFixed(0) : value.toFixed(1)} ${SIZES[step] ?? ''}`;
}

/** `supplier_reference` as `Supplier reference`, for a field that has no label of its own. */
export function humanize(key: string): string {
  const words = key.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

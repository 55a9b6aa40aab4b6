import type names from './icons.json';
import sheet from './icons.svg?no-inline';

/** A new one: add it to icons.json with its name at lucide.dev, then `npm run icons`. */
export type IconName = keyof typeof names;

export interface IconProps {
  readonly name: IconName;
  readonly size?: 12 | 16 | 20;
  /** Words for it; without them it is decoration. */
  readonly label?: string;
}

export function Icon({ name, size = 16, label }: IconProps) {
  const words = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    <svg
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...words}
    >
      <use href={`${sheet}#${name}`} />
    </svg>
  );
}

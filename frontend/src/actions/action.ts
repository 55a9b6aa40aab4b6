import type { IconName } from '@/ui/Icon';

/**
 * A verb of an entity. The same object makes the button, the row menu, the bulk bar, the palette entry and the
 * shortcut. Methods, so that entities of different rows fit one registry.
 */
export interface Action<T> {
  readonly id: string;
  /** A verb: `Deactivate`, `Book`. */
  readonly label: string;
  readonly icon?: IconName;
  /** One key, active outside inputs: `d`. */
  readonly shortcut?: string;
  /** Can run on many rows at once. */
  readonly bulk?: true;
  readonly danger?: true;
  /** A question to ask first; absent when `undo` exists or nothing is lost. */
  readonly confirm?: string;
  can(this: void, row: T): boolean;
  run(this: void, rows: readonly T[]): Promise<void>;
  /** The server's inverse, offered in the toast for 8 seconds. */
  undo?(this: void, rows: readonly T[]): Promise<void>;
}

/** How a value of a status looks: a meaning by colour, and always a shape that says the same. */

export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'danger';

export interface Look {
  readonly tone: Tone;
  /** Progress as a filling pie, 0 to 1; absent for what is no stage. */
  readonly fill?: number;
}

/** The status that every entity has. */
export const STATUS_LOOKS: Readonly<Record<'active' | 'inactive', Look>> = {
  active: { tone: 'ok' },
  inactive: { tone: 'neutral' },
};

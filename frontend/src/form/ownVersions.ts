/**
 * Versions that a page itself moved on while a form was open: by a picture, a theme. A form made from the earlier
 * version has nothing to merge then, and must not say that somebody else changed the record.
 */
export interface OwnVersions {
  readonly note: (this: void, before: number, after: number) => void;
  /** The version that this one has become by our own doing. */
  readonly latest: (this: void, version: number) => number;
}

export function ownVersions(): OwnVersions {
  const moved = new Map<number, number>();
  const latest = (version: number): number => {
    const next = moved.get(version);
    return next === undefined ? version : latest(next);
  };
  return {
    latest,
    note: (before, after) => {
      // Anything but the next one means that somebody else wrote in between: that is for the form to merge.
      if (after === before + 1) moved.set(before, after);
    },
  };
}

export const profileVersions = ownVersions();
export const companyVersions = ownVersions();

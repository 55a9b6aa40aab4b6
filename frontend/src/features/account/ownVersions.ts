/**
 * Versions that this page itself moved on while a form was open: a picture, a theme. A form made from the earlier
 * version has nothing to merge then, and must not say that somebody else changed the record.
 */
const moved = new Map<number, number>();

export const noteVersion = (before: number, after: number): void => {
  // Anything but the next one means that somebody else wrote in between: that is for the form to merge.
  if (after === before + 1) moved.set(before, after);
};

export function latestOwn(version: number): number {
  const next = moved.get(version);
  return next === undefined ? version : latestOwn(next);
}

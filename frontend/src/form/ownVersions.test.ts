import { expect, it } from 'vitest';
import { ownVersions } from './ownVersions';

it('a version that we moved on ourselves is followed to the last of our own', () => {
  const versions = ownVersions();
  versions.note(3, 4);
  versions.note(4, 5);
  expect(versions.latest(3)).toBe(5);
  expect(versions.latest(7)).toBe(7);
});

it('a version that somebody else moved on in between is left for the merge', () => {
  const versions = ownVersions();
  versions.note(3, 5);
  expect(versions.latest(3)).toBe(3);
});

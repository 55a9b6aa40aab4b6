/** Throws when something that the program itself guarantees does not hold: always our own bug. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (condition === false || condition === null || condition === undefined) throw new Error(message);
}

/** For the last branch of a switch over a closed set: adding a member makes the call a type error. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}

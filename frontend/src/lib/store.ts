/** One value outside React that anything may change: fits useSyncExternalStore. */
export interface Store<T> {
  readonly read: (this: void) => T;
  readonly set: (this: void, next: T) => void;
  /** Returns how to stop listening. */
  readonly subscribe: (this: void, listener: () => void) => () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const set = (next: T) => {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return { read: () => value, set, subscribe };
}

/** Whether the session ended during work, outside React because the query cache notices it. */

let isOver = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  if (next === isOver) return;
  isOver = next;
  for (const listener of listeners) listener();
}

export const expireSession = (): void => set(true);
export const renewSession = (): void => set(false);

export const expiryStore = {
  subscribe(this: void, listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (): boolean => isOver,
};

/** The list of toasts, outside React so that anything may add one; `Toaster` shows it. */
import type { Tone } from './look';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: Tone;
  /** Takes the action back; offered as a button. */
  readonly undo?: (this: void) => void;
}

export const TOAST_MS = 8_000;
const MOST = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says what happened when the screen itself does not show it; the oldest of more than three goes. */
export function toast(text: string, options: Partial<Pick<Toast, 'tone' | 'undo'>> = {}): number {
  lastId += 1;
  set([...toasts, { id: lastId, text, tone: 'ok' as const, ...options }].slice(-MOST));
  return lastId;
}

export const dismiss = (id: number): void => set(toasts.filter((one) => one.id !== id));
export const dismissAll = (): void => set([]);

export const toastStore = {
  subscribe(this: void, listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (): readonly Toast[] => toasts,
};

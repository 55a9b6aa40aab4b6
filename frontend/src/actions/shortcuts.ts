/** Single keys that act on the screen. They rest while somebody types, and can be turned off (WCAG 2.1.4). */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { createStore } from '@/lib/store';

const STORE_KEY = 'pm.shortcuts';
const TYPING = 'input, textarea, select, [contenteditable="true"]';
/** An open dialog or menu has the keyboard for itself. */
const OVERLAY = '[role="dialog"], [role="alertdialog"], [role="menu"]';

function remembered(): boolean {
  try {
    return localStorage.getItem(STORE_KEY) !== 'off';
  } catch {
    return true;
  }
}

const areOn = createStore(remembered());

export function setShortcuts(on: boolean): void {
  areOn.set(on);
  try {
    localStorage.setItem(STORE_KEY, on ? 'on' : 'off');
  } catch {
    // Storage can be forbidden; the choice then lasts as long as the page.
  }
}

export const shortcutsAreOn = areOn.read;

export const useShortcutsAreOn = (): boolean => useSyncExternalStore(areOn.subscribe, areOn.read);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPING) !== null;

/** Whether a key is a shortcut here: nothing else took it, no modifier, nobody is typing. */
export function isShortcut(event: KeyboardEvent): boolean {
  const isModified = event.ctrlKey || event.metaKey || event.altKey;
  const isFree = !event.defaultPrevented && !isModified && areOn.read();
  return isFree && !isTyping(event.target) && document.querySelector(OVERLAY) === null;
}

export type Shortcuts = Readonly<Record<string, (this: void) => void>>;

/** `useShortcuts({ c: create, '/': search })`, for as long as the screen is there. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (!act || !isShortcut(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

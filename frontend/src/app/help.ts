import { createStore } from '@/lib/store';

/** Whether the list of keys is open; anything in the shell may open it. */
export const helpIsOpen = createStore(false);
export const openHelp = (): void => helpIsOpen.set(true);

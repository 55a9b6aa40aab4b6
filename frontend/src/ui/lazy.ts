import { lazy } from 'react';

/** react-aria is 50 kB: what needs it comes when it is first opened. Wrap in Suspense. */
export const LazyDialog = lazy(async () => ({ default: (await import('./Dialog')).Dialog }));
export const LazyMenu = lazy(async () => ({ default: (await import('./Menu')).Menu }));
export const LazyPopover = lazy(async () => ({ default: (await import('./Popover')).Popover }));

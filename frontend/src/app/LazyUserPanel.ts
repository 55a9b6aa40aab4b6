import { lazy } from 'react';

export const LazyUserPanel = lazy(async () => ({ default: (await import('./UserPanel')).UserPanel }));

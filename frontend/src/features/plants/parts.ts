import { lazy } from 'react';
import type { FormParts } from '@/form/EntityForm';

const DirectoryFinder = lazy(async () => ({ default: (await import('./DirectoryFinder')).DirectoryFinder }));

export const formParts: FormParts = { head: DirectoryFinder };

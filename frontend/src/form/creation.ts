/** Making a record of another entity without leaving the page. The dialog comes from entity/, which knows them all. */
import { createContext, type ReactNode } from 'react';
import type { EntityName } from '@/api/paths';
import type { Chosen, FormValues } from './values';

export interface CreateDialogProps {
  readonly entity: EntityName;
  readonly initial: FormValues;
  readonly onMade: (this: void, made: Chosen) => void;
  readonly onClose: (this: void) => void;
}

/** Renders the dialog; undefined where nothing can be made. */
export type CreateDialogRenderer = (this: void, props: CreateDialogProps) => ReactNode;

export const CreateDialogContext = createContext<CreateDialogRenderer | undefined>(undefined);

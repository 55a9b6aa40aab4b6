import { lazy, type ReactNode } from 'react';
import { CreateDialogContext, type CreateDialogRenderer } from '@/form/creation';

const CreateDialog = lazy(async () => ({ default: (await import('./CreateDialog')).CreateDialog }));

const renderCreateDialog: CreateDialogRenderer = (props) => <CreateDialog {...props} />;

/** What forms need from the entities that they do not know. Stands around every form. */
export function FormProviders({ children }: { readonly children: ReactNode }) {
  return <CreateDialogContext value={renderCreateDialog}>{children}</CreateDialogContext>;
}

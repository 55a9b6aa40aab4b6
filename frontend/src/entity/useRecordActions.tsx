import { useNavigate } from 'react-router';
import { useShortcuts } from '@/actions/shortcuts';
import { toApiError } from '@/api/errors';
import type { MenuItem } from '@/ui/Menu';
import { toast } from '@/ui/toasts';
import { routes, type AnyEntity } from './defineEntity';
import { useMutate } from './useMutate';
import type { AnyDetail } from './useRecord';

const may = (record: AnyDetail, right: string): boolean => record.can?.includes(right) ?? false;

const failed = (thrown: unknown): void => void toast(toApiError(thrown).message, { tone: 'danger' });

export interface RecordActions {
  readonly canEdit: boolean;
  readonly edit: (this: void) => void;
  /** What stands in the menu behind the three dots. */
  readonly menu: readonly MenuItem[];
}

/** The verbs that every record has, as far as the server says that one may. */
export function useRecordActions(entity: AnyEntity, record: AnyDetail): RecordActions {
  const navigate = useNavigate();
  const { deactivate, restore } = useMutate(entity);
  const title = entity.title(record);
  const canEdit = may(record, 'edit') && entity.form !== undefined;
  const edit = () => {
    if (canEdit) void navigate(routes.edit(entity.path, record.id));
  };
  const bringBack = (gone: AnyDetail) => restore(gone).then(() => toast(`${title} restored`), failed);
  const takeAway = () =>
    deactivate(record).then(
      (gone) => toast(`${title} deactivated`, { undo: () => void bringBack(gone) }),
      failed,
    );
  useShortcuts({ e: edit });
  const own = (entity.actions ?? []).filter((action) => action.can(record));
  return {
    canEdit,
    edit,
    menu: [
      ...own.map(({ id, label, icon, danger, run }) => ({
        id,
        label,
        ...(icon ? { icon } : {}),
        ...(danger ? { danger } : {}),
        run: () => void run([record]).catch(failed),
      })),
      { id: 'print', label: 'Print', icon: 'print', run: () => window.print() },
      ...(may(record, 'delete')
        ? [
            {
              id: 'deactivate',
              label: 'Deactivate',
              icon: 'trash' as const,
              danger: true,
              run: () => void takeAway(),
            },
          ]
        : []),
      ...(may(record, 'restore')
        ? [{ id: 'restore', label: 'Restore', icon: 'restore' as const, run: () => void bringBack(record) }]
        : []),
    ],
  };
}

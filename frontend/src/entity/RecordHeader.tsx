import type { ReactNode } from 'react';
import { lastSearch } from '@/table/place';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import type { MenuItem } from '@/ui/Menu';
import { usePageTitle } from '@/ui/PageHeader';
import { useMedia } from '@/ui/useMedia';
import { theme } from '@/theme/tokens';
import { Crumb } from './Crumb';
import { routes, type AnyEntity } from './defineEntity';
import { MoreMenu } from './MoreMenu';
import { NeighbourButtons } from './NeighbourButtons';
import { Actions, Bar, Grow } from './screen';
import { useRecordActions } from './useRecordActions';
import type { AnyDetail } from './useRecord';

export interface RecordHeaderProps {
  readonly entity: AnyEntity;
  readonly record: AnyDetail;
  /** Its standing, beside the title; the status when absent. */
  readonly chip?: ReactNode;
  /** Verbs of its own, before those that every record has. */
  readonly more?: readonly MenuItem[];
  /** The button that goes on, at the end. */
  readonly children?: ReactNode;
}

const STATUS = {
  active: <Chip tone="ok">Active</Chip>,
  inactive: <Chip tone="neutral">Inactive</Chip>,
} as const;

/** The first line of a record: where one is, what it is, what one can do. */
export function RecordHeader({ entity, record, chip, more = [], children }: RecordHeaderProps) {
  const title = entity.title(record);
  const listPath = routes.list(entity.path);
  const { canEdit, edit, menu } = useRecordActions(entity, record);
  // On a phone the title needs the room: Edit goes behind the dots.
  const isPhone = useMedia(theme.breakpoint.phone);
  const editItem = { id: 'edit', label: 'Edit', icon: 'edit', run: edit } as const;
  usePageTitle(title);
  return (
    <Bar>
      <Crumb to={listPath + lastSearch(listPath)}>{entity.label.many}</Crumb>
      <h1 tabIndex={-1} title={title}>
        {title}
      </h1>
      {chip ?? (record.status && STATUS[record.status])}
      <Grow />
      <NeighbourButtons entity={entity} id={record.id} />
      {canEdit && !isPhone && (
        <Button icon="edit" shortcut="E" onClick={edit} data-print="hide">
          Edit
        </Button>
      )}
      <MoreMenu items={[...(canEdit && isPhone ? [editItem] : []), ...more, ...menu]} />
      <Actions>{children}</Actions>
    </Bar>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { RefObject } from 'react';
import { LazyMenu } from '@/ui/lazy';
import type { MenuItem } from '@/ui/Menu';
import { routes, type AnyEntity, type AnyRow } from './defineEntity';
import { recordQuery, type AnyDetail } from './useRecord';
import type { Removal } from './useRemoval';

export interface RowMenuProps {
  readonly entity: AnyEntity;
  readonly row: AnyRow;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly removal: Removal;
  readonly onOpen: (this: void, row: AnyRow) => void;
  readonly onClose: (this: void) => void;
}

type May = (right: string) => boolean;

function itemsFor(may: May, { entity, row, onOpen }: RowMenuProps, goTo: (to: string) => void): MenuItem[] {
  const open: MenuItem = {
    id: 'open',
    label: 'Open',
    icon: 'expand',
    shortcut: 'Enter',
    run: () => onOpen(row),
  };
  const edit: MenuItem = {
    id: 'edit',
    label: 'Edit',
    icon: 'edit',
    run: () => goTo(routes.edit(entity.path, row.id)),
  };
  return entity.form && may('edit') ? [open, edit] : [open];
}

function removalItems(may: May, record: AnyDetail, { deactivate, restore }: Removal): MenuItem[] {
  const out: MenuItem = {
    id: 'deactivate',
    label: 'Deactivate',
    icon: 'trash',
    danger: true,
    run: () => deactivate(record),
  };
  const back: MenuItem = { id: 'restore', label: 'Restore', icon: 'restore', run: () => restore(record) };
  return [...(may('delete') ? [out] : []), ...(may('restore') ? [back] : [])];
}

/** The verbs of one row. What one may do with it only its own record says, so that is read first. */
export function RowMenu(props: RowMenuProps) {
  const { entity, row, anchor, removal, onClose } = props;
  const navigate = useNavigate();
  const { data: record, isPending } = useQuery(recordQuery(entity.path, row.id));
  if (isPending) return null;
  const may: May = (right) => record?.can?.includes(right) ?? false;
  const items = [
    ...itemsFor(may, props, (to) => void navigate(to)),
    ...(record ? removalItems(may, record, removal) : []),
  ];
  return (
    <LazyMenu label={`Actions for ${entity.title(row)}`} anchor={anchor} items={items} onClose={onClose} />
  );
}

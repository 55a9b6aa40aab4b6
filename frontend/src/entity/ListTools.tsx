/** The buttons of a list's header. */
import { lazy, Suspense, useRef, useState } from 'react';
import styled from 'styled-components';
import { Link } from 'react-router';
import { download, exportUrl } from '@/api/download';
import { nameKey, type Path, type Query } from '@/api/paths';
import { useAbility } from '@/api/session';
import type { Columns } from '@/table/columnState';
import type { Params } from '@/table/pages';
import type { TableColumn } from '@/table/types';
import { theme } from '@/theme/tokens';
import { ButtonBox } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { IconButton } from '@/ui/IconButton';
import { Kbd } from '@/ui/Kbd';
import { LazyMenu, LazyPopover } from '@/ui/lazy';
import { entityName, routes, type AnyEntity } from './defineEntity';
import { newLabel } from './ListStates';

const ColumnChooser = lazy(async () => ({ default: (await import('@/table/ColumnChooser')).ColumnChooser }));

const NewButton = styled(ButtonBox)`
  @media ${theme.breakpoint.phone} {
    aspect-ratio: 1;
    padding: 0;
  }
`;

/** The field that holds what a column shows. */
function fieldOf({ kind, key }: TableColumn): string {
  if (kind === 'ref' || kind === 'user') return nameKey(key);
  return kind === 'refs' ? nameKey(key, true) : key;
}

/** The file has what the screen has: its filter, its columns, its order. */
export const exportAddress = (path: Path, params: Params, columns: readonly TableColumn[]): string =>
  exportUrl(path, { ...params, fields: columns.map(fieldOf) } as unknown as Query<Path>);

export interface ListToolsProps {
  readonly entity: AnyEntity;
  readonly params: Params;
  readonly shown: readonly TableColumn[];
  readonly columns: Columns;
  readonly sort: readonly string[];
  readonly onSort: (this: void, key: string) => void;
  readonly isPhone: boolean;
  readonly mayCreate: boolean;
}

function ChooseColumns({ entity, shown, columns }: ListToolsProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={button}
        icon="columns"
        label="Columns"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      />
      {isOpen && (
        <Suspense>
          <LazyPopover
            label="Columns"
            anchor={button}
            placement="bottom end"
            onClose={() => setIsOpen(false)}
          >
            <ColumnChooser columns={entity.columns} shown={shown} control={columns} />
          </LazyPopover>
        </Suspense>
      )}
    </>
  );
}

/** The phone has no heads to tap: the order is chosen from a list. */
function ChooseOrder({ entity, sort, onSort }: ListToolsProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const items = entity.columns
    .filter(({ key }) => entity.orderings.includes(key))
    .map(({ key, label }) => ({ id: key, label: marked(key, label, sort), run: () => onSort(key) }));
  return (
    <>
      <IconButton
        ref={button}
        icon="sort"
        label="Order"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      />
      {isOpen && (
        <Suspense>
          <LazyMenu label="Order by" anchor={button} items={items} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function marked(key: string, label: string, sort: readonly string[]): string {
  if (sort.includes(key)) return `${label} \u2191`;
  return sort.includes(`-${key}`) ? `${label} \u2193` : label;
}

export function ListTools(props: ListToolsProps) {
  const { entity, params, shown, isPhone, mayCreate } = props;
  const ability = useAbility(entityName(entity));
  const exportRows = () => download(exportAddress(entity.path, params, shown));
  return (
    <>
      {isPhone ? <ChooseOrder {...props} /> : <ChooseColumns {...props} />}
      {ability.export && !isPhone && (
        <IconButton icon="download" label="Export as CSV" onClick={exportRows} />
      )}
      {mayCreate && (
        <NewButton
          as={Link}
          to={routes.create(entity.path)}
          $look="primary"
          $size="medium"
          aria-label={newLabel(entity)}
          aria-keyshortcuts="c"
        >
          <Icon name="plus" />
          {!isPhone && newLabel(entity)}
          {!isPhone && <Kbd aria-hidden>C</Kbd>}
        </NewButton>
      )}
    </>
  );
}

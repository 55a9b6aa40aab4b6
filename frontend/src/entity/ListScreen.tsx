import { Suspense, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useShortcuts } from '@/actions/shortcuts';
import { useAbility, useSession } from '@/api/session';
import { inSentence, plural, showCount } from '@/lib/format';
import { Cards } from '@/table/Cards';
import { shownColumns, useColumnState, withWidth } from '@/table/columnState';
import { DataTable, type TableHandle } from '@/table/DataTable';
import { FilterBar } from '@/table/FilterBar';
import { useGridColumns } from '@/table/gridColumns';
import { usePicks } from '@/table/picks';
import { SearchBox } from '@/table/SearchBox';
import type { Filter } from '@/table/types';
import { valuesOf } from '@/table/urlState';
import { useSummary } from '@/table/usePages';
import { ViewTabs } from '@/table/ViewTabs';
import { theme } from '@/theme/tokens';
import { PageHeader } from '@/ui/PageHeader';
import { useMedia } from '@/ui/useMedia';
import { VisuallyHidden } from '@/ui/VisuallyHidden';
import { entityName, isMadeHere, routes, type AnyEntity, type AnyRow } from './defineEntity';
import { Failed, Forbidden, NoRows } from './ListStates';
import { ListTools } from './ListTools';
import { withoutHidden } from './permissions';
import { Picked } from './Picked';
import { RowMenu } from './RowMenu';
import { useListState, type ListControl } from './useListState';
import { useRemoval } from './useRemoval';

export interface ListScreenProps {
  readonly entity: AnyEntity;
  /** What this list has in its header beside what all have. */
  readonly tools?: ReactNode;
}

/** The list of any entity: ways to look at it, what narrows it, the rows, and what can be done with them. */
export function ListScreen({ entity, tools }: ListScreenProps) {
  const ability = useAbility(entityName(entity));
  const seen = useMemo(() => withoutHidden(entity, ability.hidden), [entity, ability.hidden]);
  return ability.read ? (
    <List entity={seen} tools={tools} mayCreate={ability.create && isMadeHere(entity)} />
  ) : (
    <>
      <PageHeader title={entity.label.many} />
      <Forbidden entity={entity} />
    </>
  );
}

/** `24`, or `24 of 47` when something narrows the view. */
function useCounts(entity: AnyEntity, control: ListControl): { count: number | undefined; note: string } {
  const viewParams = useMemo(() => valuesOf(control.view.where), [control.view]);
  const count = useSummary(entity.path, control.params).data?.count;
  const whole = useSummary(entity.path, viewParams, control.isNarrowed).data?.count;
  if (count === undefined) return { count, note: '' };
  const isPart = control.isNarrowed && whole !== undefined;
  return { count, note: isPart ? `${showCount(count)} of ${showCount(whole)}` : showCount(count) };
}

/** What the view says by its name needs no chip: that its rows are active or not. */
const isSaidByView =
  ({ state }: ListControl) =>
  (filter: Filter): boolean =>
    filter.key === 'status' && state.filters['status'] === undefined;

interface ListProps extends ListScreenProps {
  readonly mayCreate: boolean;
}

function List({ entity, tools, mayCreate }: ListProps) {
  const { path, label, meta, orderings, views } = entity;
  const navigate = useNavigate();
  const { timeZone } = useSession();
  const isPhone = useMedia(theme.breakpoint.phone);
  const control = useListState(entity);
  const { view, params, list, sort, values } = control;
  const columns = useColumnState(view.columns ? `${entityName(entity)}.${view.id}` : entityName(entity));
  const chosen = useMemo(
    () => shownColumns(entity.columns, columns.state, view.columns),
    [entity, columns.state, view.columns],
  );
  const shown = isPhone ? entity.columns : chosen;
  const gridColumns = useGridColumns(shown, columns.state, orderings, { meta, timeZone });
  const picks = usePicks(list);
  const removal = useRemoval(entity);
  const table = useRef<TableHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const { count, note } = useCounts(entity, control);
  const [menuRow, setMenuRow] = useState<AnyRow>();
  const anchor = useRef<HTMLElement>(null);

  const open = useCallback((row: AnyRow) => void navigate(routes.record(path, row.id)), [navigate, path]);
  const create = mayCreate ? () => void navigate(routes.create(path)) : undefined;
  const search = () => searchBox.current?.focus();
  const focusRows = () => table.current?.focus();
  useShortcuts({ '/': search, j: focusRows, ArrowDown: focusRows, ...(create ? { c: create } : {}) });

  const Rows = isPhone ? Cards : DataTable;
  const tabs = useMemo(
    () => views.map(({ id, label: words, where }) => ({ id, label: words, params: valuesOf(where) })),
    [views],
  );
  return (
    <>
      <PageHeader title={label.many} note={note}>
        {tools}
        <ListTools
          entity={entity}
          params={params}
          shown={chosen}
          columns={columns}
          sort={sort}
          onSort={(key) => control.sortBy(key, false)}
          isPhone={isPhone}
          mayCreate={mayCreate}
        />
      </PageHeader>
      <ViewTabs
        path={path}
        views={tabs}
        current={view.id}
        onChange={control.setView}
        countsWanted={count !== undefined}
      />
      <FilterBar
        filters={entity.filters}
        meta={meta}
        timeZone={timeZone}
        values={values}
        onChange={control.filter}
        onReset={control.isNarrowed ? control.reset : undefined}
        isSilent={isSaidByView(control)}
      >
        <SearchBox
          ref={searchBox}
          label={`Search ${inSentence(label.many)}`}
          value={control.state.q}
          onChange={control.search}
          onLeave={focusRows}
        />
      </FilterBar>
      <VisuallyHidden role="status">
        {count === undefined ? '' : plural(count, label.one, label.many)}
      </VisuallyHidden>
      <Rows
        ref={table}
        label={label.many}
        path={path}
        params={params}
        list={list}
        isReturning={control.isReturning}
        columns={gridColumns}
        sort={sort}
        picks={picks}
        titleOf={entity.title}
        hrefOf={(row) => routes.record(path, row.id)}
        asks={{
          open,
          create,
          search,
          sort: control.sortBy,
          resize: (key, width) => columns.set(withWidth(columns.state, key, width)),
          menu: (row, element) => {
            // Where the focus is now is where the menu gives it back to; the button may be gone by then.
            focusRows();
            anchor.current = element;
            setMenuRow(row);
          },
        }}
        foot={<Picked entity={entity} count={count} columns={gridColumns} sort={sort} picks={picks} />}
        empty={<NoRows entity={entity} control={control} mayCreate={mayCreate} />}
        failed={(error, retry) => (
          <Failed entity={entity} error={error} onRetry={retry} onReset={control.reset} />
        )}
      />
      {menuRow && (
        <Suspense>
          <RowMenu
            entity={entity}
            row={menuRow}
            anchor={anchor}
            removal={removal}
            onOpen={open}
            onClose={() => setMenuRow(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

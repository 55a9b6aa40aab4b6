import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import styled from 'styled-components';
import type { FieldMeta } from '@/api/meta';
import { theme } from '@/theme/tokens';
import { Button } from '@/ui/Button';
import { LazyMenu, LazyPopover } from '@/ui/lazy';
import { FilterChip } from './FilterChip';
import { isSet, ownValues, paramsOf } from './filterWords';
import type { Filter } from './types';
import type { Values } from './urlState';

const FilterEditor = lazy(async () => ({ default: (await import('./FilterEditor')).FilterEditor }));

const Bar = styled.div`
  flex: none;
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: 44px;
  padding: 0 16px;
  @media ${theme.breakpoint.phone} {
    flex-wrap: wrap;
    padding: 8px 16px;
  }
`;
const Chips = styled.div`
  flex: 1;
  min-width: 0;
  display: flex;
  align-items: center;
  gap: 8px;
  /* Room for the focus ring, which a scroller would cut off. */
  margin: -4px;
  padding: 4px;
  overflow-x: auto;
  scrollbar-width: none;
  @media ${theme.breakpoint.phone} {
    flex-basis: 100%;
    order: 1;
  }
`;

export interface FilterBarProps {
  readonly filters: readonly Filter[];
  readonly meta: Readonly<Record<string, FieldMeta>>;
  readonly timeZone: string;
  /** All values in force. */
  readonly values: Values;
  /** Values by parameter to set; none takes the filter off. A later change of the same editor replaces the first. */
  readonly onChange: (this: void, values: Values, isFollowing: boolean) => void;
  /** Back to the view as it is; absent when nothing differs. */
  readonly onReset?: (() => void) | undefined;
  /** Filters that are not worth a chip: what the view says by its name. */
  readonly isSilent: (this: void, filter: Filter) => boolean;
  /** The search box. */
  readonly children: ReactNode;
}

const cleared = (filter: Filter): Values =>
  Object.fromEntries(paramsOf(filter).map((param) => [param, [] as readonly string[]]));

/** What narrows the list: the search, a chip for each filter in force, a menu of the others. */
export function FilterBar(props: FilterBarProps) {
  const { filters, meta, timeZone, values, onChange, onReset, isSilent, children } = props;
  const [edited, setEdited] = useState<{ readonly key: string; readonly isNew: boolean }>();
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const changes = useRef(0);
  const adder = useRef<HTMLButtonElement>(null);
  const open = (key: string, isNew: boolean) => {
    changes.current = 0;
    setEdited({ key, isNew });
  };
  const change = (next: Values) => {
    onChange(next, changes.current > 0);
    changes.current += 1;
  };
  const close = () => setEdited(undefined);
  const added = edited?.isNew ? filters.find(({ key }) => key === edited.key) : undefined;
  const shown = filters.filter((filter) => isSet(filter, values) && !isSilent(filter) && filter !== added);
  return (
    <Bar>
      {children}
      <Chips>
        {shown.map((filter) => (
          <FilterChip
            key={filter.key}
            filter={filter}
            meta={meta[filter.key]}
            timeZone={timeZone}
            values={values}
            isOpen={edited?.key === filter.key}
            onOpen={() => open(filter.key, false)}
            onClose={close}
            onChange={change}
            onRemove={() => onChange(cleared(filter), false)}
          />
        ))}
        {onReset && (
          <Button look="quiet" size="small" onClick={onReset}>
            Reset
          </Button>
        )}
      </Chips>
      <Button
        ref={adder}
        look="quiet"
        size="small"
        icon="filter"
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={() => setIsMenuOpen(true)}
      >
        Filter
      </Button>
      {isMenuOpen && (
        <Suspense>
          <LazyMenu
            label="Filter by"
            anchor={adder}
            items={filters.map(({ key, label }) => ({ id: key, label, run: () => open(key, true) }))}
            onClose={() => setIsMenuOpen(false)}
          />
        </Suspense>
      )}
      {added && (
        <Suspense>
          <LazyPopover label={`Filter ${added.label}`} anchor={adder} placement="bottom end" onClose={close}>
            <FilterEditor
              filter={added}
              meta={meta[added.key]}
              timeZone={timeZone}
              values={ownValues(added, values)}
              onChange={change}
            />
          </LazyPopover>
        </Suspense>
      )}
    </Bar>
  );
}

import { lazy, Suspense, useRef } from 'react';
import styled from 'styled-components';
import type { FieldMeta } from '@/api/meta';
import { useNames } from '@/api/options';
import type { EntityName } from '@/api/paths';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';
import { Icon } from '@/ui/Icon';
import { LazyPopover } from '@/ui/lazy';
import { describe, ownValues } from './filterWords';
import type { Filter } from './types';
import type { Values } from './urlState';

const FilterEditor = lazy(async () => ({ default: (await import('./FilterEditor')).FilterEditor }));

const Box = styled.span`
  flex: none;
  display: inline-flex;
  align-items: stretch;
  max-width: 320px;
  min-height: 24px;
  /* An inner line instead of a border: both buttons keep the whole height as their target. */
  box-shadow: inset 0 0 0 1px ${theme.color.border};
  border-radius: ${theme.radius.medium};
  font: ${type.dense};
  button {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-width: 0;
    padding: 0 4px 0 8px;
    border: 0;
    border-radius: ${theme.radius.medium};
    background: none;
    color: ${theme.color.text2};
    white-space: nowrap;
    cursor: pointer;
  }
  button:hover {
    background: ${theme.color.hover};
  }
  button + button {
    justify-content: center;
    min-width: 24px;
    padding: 0;
    color: ${theme.color.text3};
  }
  i {
    color: ${theme.color.text3};
    font-style: normal;
  }
  b {
    color: ${theme.color.text};
    font-weight: 500;
    ${truncate}
  }
  @media (pointer: coarse) {
    min-height: 36px;
  }
`;

export interface FilterChipProps {
  readonly filter: Filter;
  readonly meta: FieldMeta | undefined;
  readonly timeZone: string;
  /** All values in force. */
  readonly values: Values;
  readonly isOpen: boolean;
  readonly onOpen: (this: void) => void;
  readonly onClose: (this: void) => void;
  readonly onChange: (this: void, values: Values) => void;
  readonly onRemove: (this: void) => void;
}

const NO_IDS: readonly number[] = [];

/** A filter in force: read, opened to change it, taken off. */
export function FilterChip(props: FilterChipProps) {
  const { filter, meta, timeZone, values, isOpen, onOpen, onClose, onChange, onRemove } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [param = ''] = filter.params;
  const ids = filter.kind === 'ref' ? (values[param]?.map(Number) ?? NO_IDS) : NO_IDS;
  const names = useNames((meta?.entity ?? 'users') as EntityName, ids);
  const { verb, value } = describe(filter, values, { meta, timeZone, names });
  return (
    <Box role="group" aria-label={`Filter ${filter.label}`}>
      <button ref={button} type="button" aria-haspopup="dialog" aria-expanded={isOpen} onClick={onOpen}>
        {filter.label} <i>{verb}</i> <b>{value}</b>
      </button>
      <button type="button" aria-label={`Take off ${filter.label}`} onClick={onRemove}>
        <Icon name="close" size={12} />
      </button>
      {isOpen && (
        <Suspense>
          <LazyPopover label={`Filter ${filter.label}`} anchor={button} onClose={onClose}>
            <FilterEditor
              filter={filter}
              meta={meta}
              timeZone={timeZone}
              values={ownValues(filter, values)}
              onChange={onChange}
            />
          </LazyPopover>
        </Suspense>
      )}
    </Box>
  );
}

import { useRef, useState, type FocusEvent, type MouseEvent } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { shownDecimal } from '@/ui/DecimalField';
import type { LineColumn } from './lineColumns';
import type { LineKey } from './lineValues';

const Cell = styled.td`
  position: relative;
  padding: 0;
  &[data-wrong] {
    box-shadow: inset 0 0 0 1px ${theme.color.danger};
    background: ${theme.color.dangerSoft};
  }
  input,
  select {
    width: 100%;
    height: ${theme.row};
    padding: 0 8px;
    border: 0;
    border-radius: 3px;
    background: none;
    &:focus {
      outline: 2px solid ${theme.color.accent};
      outline-offset: -2px;
      background: ${theme.color.canvas};
    }
  }
  input[inputmode] {
    text-align: end;
  }
  select {
    appearance: none;
    text-overflow: ellipsis;
    color: ${theme.color.text2};
    cursor: pointer;
  }
`;
/** Says what is wrong under the cell that has the focus, over what stands below. */
const Wrong = styled.span`
  position: absolute;
  z-index: ${theme.layer.panel};
  top: 100%;
  left: 0;
  display: none;
  padding: 4px 8px;
  border-radius: ${theme.radius.small};
  background: ${theme.color.danger};
  color: ${theme.color.onDanger};
  font-size: 12px;
  white-space: nowrap;
  ${Cell}:focus-within > & {
    display: block;
  }
`;

export interface LineCellProps {
  readonly column: LineColumn;
  readonly row: number;
  readonly col: number;
  readonly value: string;
  /** Shown in grey where nothing was typed: worked out from the others. */
  readonly derived?: string | undefined;
  readonly error: string | undefined;
  readonly onChange: (this: void, key: LineKey, text: string) => void;
  readonly onCommit: (this: void, column: LineColumn) => void;
}

/** One cell of a line: a plain input with the look of a spreadsheet. */
export function LineCell(props: LineCellProps) {
  const { column, row, col, error } = props;
  const id = `line-${row}-${column.key}-error`;
  const shared = {
    'aria-label': `${column.label} ${row + 1}`,
    'data-row': row,
    'data-col': col,
    ...(error ? { 'aria-invalid': true, 'aria-describedby': id } : {}),
  };
  return (
    <Cell data-wrong={error ? '' : undefined} data-label={column.label}>
      {column.kind === 'choice' ? (
        <Choice {...props} shared={shared} />
      ) : (
        <Typed {...props} shared={shared} />
      )}
      {error && (
        <Wrong id={id} role="alert">
          {error}
        </Wrong>
      )}
    </Cell>
  );
}

type PartProps = LineCellProps & { readonly shared: object };

function Choice({ column, value, shared, onChange }: PartProps) {
  return (
    <select {...shared} value={value} onChange={(event) => onChange(column.key, event.target.value)}>
      {column.empty !== undefined && <option value="">{column.empty}</option>}
      {Object.entries(column.choices ?? {}).map(([choice, words]) => (
        <option key={choice} value={choice}>
          {words}
        </option>
      ))}
    </select>
  );
}

const MOST_LETTERS = 500;
const NUMBER = { inputMode: 'decimal' } as const;
const WORDS = { maxLength: MOST_LETTERS } as const;

const placeholderOf = ({ column, row, derived = '' }: LineCellProps): string =>
  column.kind === 'text' && row === 0 ? 'Item, IMPS or code' : derived;

/** A click marks the whole cell, as in a spreadsheet; a second one places the caret. */
function useSelecting() {
  const isFresh = useRef(false);
  return {
    onFocus: (event: FocusEvent<HTMLInputElement>) => {
      isFresh.current = true;
      event.target.select();
    },
    onMouseUp: (event: MouseEvent<HTMLInputElement>) => {
      if (isFresh.current) event.currentTarget.select();
      isFresh.current = false;
    },
  };
}

/** Figures stand with their thousands until somebody types in them. */
function Typed(props: PartProps) {
  const { column, value, shared, onChange, onCommit } = props;
  const [typed, setTyped] = useState<string>();
  const selecting = useSelecting();
  const isNumber = column.kind !== 'text';
  return (
    <input
      {...shared}
      {...selecting}
      {...(isNumber ? NUMBER : WORDS)}
      autoComplete="off"
      placeholder={placeholderOf(props)}
      value={typed ?? (isNumber ? shownDecimal(value, column.decimals ?? 0) : value)}
      onBlur={() => {
        setTyped(undefined);
        onCommit(column);
      }}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(column.key, event.target.value);
      }}
    />
  );
}

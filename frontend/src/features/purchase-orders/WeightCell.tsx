import type { KeyboardEvent } from 'react';
import styled from 'styled-components';
import { showOrRule } from '@/lib/decimal';
import { theme } from '@/theme/tokens';
import { cellKey, weightOf, type Typed, type WeightField } from './weights';
import type { Line } from './order';

const Input = styled.input`
  all: unset;
  box-sizing: border-box;
  width: 100%;
  height: ${theme.row};
  padding: 0 8px;
  text-align: right;
  cursor: text;
  &:hover {
    background: ${theme.color.hover};
  }
  &:focus {
    outline: 2px solid ${theme.color.accent};
    outline-offset: -2px;
    background: ${theme.color.canvas};
  }
  &[aria-invalid='true'] {
    color: ${theme.color.danger};
    outline: 2px solid ${theme.color.danger};
    outline-offset: -2px;
  }
  &::placeholder {
    color: ${theme.color.warn};
    opacity: 1;
  }
`;

interface WeightCellProps {
  readonly line: Line;
  readonly row: number;
  readonly field: WeightField;
  readonly label: string;
  readonly typed: Typed;
  readonly error: string | undefined;
  readonly onType: (this: void, key: string, text: string) => void;
  readonly onKey: (this: void, event: KeyboardEvent<HTMLInputElement>) => void;
}

/** One weight of a line, keyed in where it is read. */
export function WeightCell({ line, row, field, label, typed, error, onType, onKey }: WeightCellProps) {
  const key = cellKey(line, field);
  const text = typed.get(key);
  const isWrong = error !== undefined || (text !== undefined && weightOf(text) === undefined);
  return (
    <Input
      aria-label={`${label}, line ${line.line_number}`}
      aria-invalid={isWrong}
      title={error ?? (isWrong ? 'This is no weight.' : undefined)}
      inputMode="decimal"
      autoComplete="off"
      placeholder="missing"
      data-row={row}
      data-field={field}
      value={text ?? (line[field] === null ? '' : showOrRule(line[field], 2))}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => onType(key, event.target.value)}
      onKeyDown={onKey}
    />
  );
}

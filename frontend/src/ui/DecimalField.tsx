import { useState, type InputHTMLAttributes, type Ref } from 'react';
import type { Decimal } from '@/lib/brands';
import { parseDecimal, show } from '@/lib/decimal';
import { controlStyles, Field, type FieldProps } from './Field';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';

type NativeProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'required' | 'id'>;

export interface DecimalFieldProps extends FieldProps, NativeProps {
  /** A decimal string; whatever else was typed stands here as typed until it is corrected. */
  readonly value: string;
  readonly onChange: (this: void, value: string) => void;
  /** Decimals shown while it is not being edited. */
  readonly decimals: number;
  /** Reads what was typed; `parseWeight` also takes kilograms. */
  readonly parse?: (this: void, typed: string) => Decimal | undefined;
  /** Stands inside, at the end: `lb`, `flat`. */
  readonly unit?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

const Frame = styled.span`
  position: relative;
  display: flex;
`;
const Input = styled.input<{ $hasUnit: boolean }>`
  ${controlStyles}
  padding-right: ${({ $hasUnit }) => ($hasUnit ? '48px' : '8px')};
`;
const Unit = styled.span`
  position: absolute;
  right: 8px;
  align-self: center;
  color: ${theme.color.text3};
  font-size: 12px;
  pointer-events: none;
`;

/** Thousands separated while nobody types in it; what is no number stays as it was typed. */
export function shownDecimal(value: string, decimals: number): string {
  const parsed = parseDecimal(value);
  if (parsed === undefined) return value;
  const typedDecimals = parsed.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  return show(parsed, Math.max(decimals, typedDecimals));
}

/** An exact decimal over a plain text input: no JavaScript number in between. */
export function DecimalField({ label, help, error, required, hideLabel, ...rest }: DecimalFieldProps) {
  const { value, onChange, decimals, parse = parseDecimal, unit, ...input } = rest;
  const [typed, setTyped] = useState<string>();
  const change = (text: string) => {
    setTyped(text);
    onChange(text.trim() === '' ? '' : (parse(text) ?? text));
  };
  return (
    <Field label={label} help={help} error={error} required={required} hideLabel={hideLabel}>
      {(control) => (
        <Frame>
          <Input
            {...control}
            autoComplete="off"
            inputMode="decimal"
            {...input}
            $hasUnit={unit !== undefined}
            value={typed ?? shownDecimal(value, decimals)}
            onChange={(event) => change(event.target.value)}
            onBlur={(event) => {
              setTyped(undefined);
              input.onBlur?.(event);
            }}
          />
          {unit && <Unit aria-hidden>{unit}</Unit>}
        </Frame>
      )}
    </Field>
  );
}

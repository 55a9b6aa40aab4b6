import type { Ref, SelectHTMLAttributes } from 'react';
import styled from 'styled-components';
import { controlStyles, Field, type FieldProps } from './Field';

type NativeProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value' | 'required' | 'id'>;

export interface SelectProps extends FieldProps, NativeProps {
  readonly value: string;
  readonly onChange: (this: void, value: string) => void;
  /** Words by value, in the order to show them; `choices` of a field's meta fits. */
  readonly choices: Readonly<Record<string, string>>;
  /** Words of the empty value; absent when a choice must be made. */
  readonly empty?: string | undefined;
  readonly ref?: Ref<HTMLSelectElement>;
}

const NativeSelect = styled.select`
  ${controlStyles}
`;

export function Select({ label, help, error, required, hideLabel, ...rest }: SelectProps) {
  const { choices, empty, onChange, ...select } = rest;
  return (
    <Field label={label} help={help} error={error} required={required} hideLabel={hideLabel}>
      {(control) => (
        <NativeSelect {...control} {...select} onChange={(event) => onChange(event.target.value)}>
          {empty !== undefined && <option value="">{empty}</option>}
          {Object.entries(choices).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}

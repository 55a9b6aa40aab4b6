import type { InputHTMLAttributes, Ref } from 'react';
import styled from 'styled-components';
import { codeFeatures } from '@/theme/type';
import { controlStyles, Field, type FieldProps } from './Field';

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'required' | 'id'>;

export interface TextFieldProps extends FieldProps, InputProps {
  readonly value: string;
  readonly onChange: (this: void, value: string) => void;
  /** Figures stand at the right edge. */
  readonly align?: 'start' | 'end';
  /** A code: slashed zero, no spelling marks. */
  readonly code?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

export const Input = styled.input<{ $align?: 'start' | 'end'; $code?: boolean }>`
  ${controlStyles}
  text-align: ${({ $align }) => $align ?? 'start'};
  font-feature-settings: ${({ $code }) => ($code ? codeFeatures : 'normal')};
`;

export function TextField({ label, help, error, required, hideLabel, ...rest }: TextFieldProps) {
  const { onChange, align = 'start', code = false, ...input } = rest;
  return (
    <Field label={label} help={help} error={error} required={required} hideLabel={hideLabel}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          spellCheck={code ? false : undefined}
          {...input}
          $align={align}
          $code={code}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

import type { Ref, TextareaHTMLAttributes } from 'react';
import styled from 'styled-components';
import { controlStyles, Field, type FieldProps } from './Field';

type AreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value' | 'required' | 'id'>;

export interface TextAreaProps extends FieldProps, AreaProps {
  readonly value: string;
  readonly onChange: (this: void, value: string) => void;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

const Area = styled.textarea`
  ${controlStyles}
  min-height: 76px;
  resize: vertical;
  field-sizing: content;
`;

/** Grows with what is typed where the browser can. */
export function TextArea({ label, help, error, required, hideLabel, onChange, ...area }: TextAreaProps) {
  return (
    <Field label={label} help={help} error={error} required={required} hideLabel={hideLabel}>
      {(control) => (
        <Area {...control} rows={3} {...area} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

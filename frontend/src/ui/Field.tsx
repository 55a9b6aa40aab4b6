import { useId, type ReactNode } from 'react';
import styled, { css } from 'styled-components';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Icon } from './Icon';
import { VisuallyHidden } from './VisuallyHidden';

/** What every input has around it. */
export interface FieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
  /** The label is read aloud only: in grids, where the head says it. */
  readonly hideLabel?: boolean | undefined;
}

/** What ties the input to its label, help and error. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-required'?: true;
}

const Box = styled.div`
  display: grid;
  align-content: start;
  gap: 4px;
  min-width: 0;
`;
const Label = styled.span`
  color: ${theme.color.text2};
  font: ${type.head};
`;
const Help = styled.p`
  color: ${theme.color.text3};
  font: ${type.caption};
`;
const ErrorText = styled.p`
  display: flex;
  align-items: center;
  gap: 4px;
  color: ${theme.color.danger};
  font: ${type.dense};
`;
const Star = styled.span`
  color: ${theme.color.danger};
`;

/** The look that all inputs share. */
export const controlStyles = css`
  width: 100%;
  min-height: 32px;
  padding: 5px 8px;
  border: 1px solid ${theme.color.borderStrong};
  border-radius: ${theme.radius.medium};
  background: ${theme.color.canvas};
  font: ${type.input};
  &:focus-visible {
    outline: 2px solid ${theme.color.accent};
    outline-offset: 0;
    border-color: transparent;
  }
  &[aria-invalid] {
    border-color: ${theme.color.danger};
  }
  &:disabled,
  &:read-only:not(select) {
    border-color: ${theme.color.border};
    background: ${theme.color.surface};
    color: ${theme.color.text2};
  }
  @media (pointer: coarse) {
    min-height: 44px;
    font-size: 16px;
  }
`;

function control(id: string, { help, error, required }: FieldProps): ControlProps {
  const about = [error ? `${id}-error` : '', help ? `${id}-help` : ''].filter(Boolean).join(' ');
  return {
    id,
    ...(about ? { 'aria-describedby': about } : {}),
    ...(error ? { 'aria-invalid': true } : {}),
    ...(required ? { 'aria-required': true } : {}),
  };
}

interface FieldShellProps extends FieldProps {
  readonly children: (control: ControlProps) => ReactNode;
}

/** Label above, help and error below; the child spreads what it is given on its input. */
export function Field({ children, ...field }: FieldShellProps) {
  const id = useId();
  const { label, help, error, required, hideLabel } = field;
  return (
    <Box>
      <Label as={hideLabel ? VisuallyHidden : 'span'}>
        <label htmlFor={id}>{label}</label>
        {required && <Star aria-hidden> *</Star>}
      </Label>
      {children(control(id, field))}
      {error && (
        <ErrorText id={`${id}-error`}>
          <Icon name="danger" size={12} />
          {error}
        </ErrorText>
      )}
      {help && <Help id={`${id}-help`}>{help}</Help>}
    </Box>
  );
}

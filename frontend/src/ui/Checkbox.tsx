import { useEffect, useRef, type InputHTMLAttributes } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { VisuallyHidden } from './VisuallyHidden';

type NativeProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'type' | 'checked'>;

export interface CheckboxProps extends NativeProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (this: void, checked: boolean) => void;
  /** Some but not all of what it stands for. */
  readonly mixed?: boolean;
  readonly hideLabel?: boolean;
}

const Row = styled.label`
  display: inline-flex;
  align-items: center;
  gap: 8px;
  min-height: 24px;
  cursor: pointer;
  input {
    flex: none;
    width: 14px;
    height: 14px;
    margin: 0;
    accent-color: ${theme.color.accent};
  }
  &:has(:disabled) {
    color: ${theme.color.text3};
    cursor: default;
  }
  @media (pointer: coarse) {
    min-height: 44px;
  }
`;

export function Checkbox({ label, checked, onChange, mixed = false, hideLabel, ...native }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <Row>
      <input
        {...native}
        ref={box}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
    </Row>
  );
}

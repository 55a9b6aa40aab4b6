import { useId } from 'react';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';

export interface SegmentedControlProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly choices: Readonly<Record<V, string>>;
  readonly onChange: (this: void, value: V) => void;
}

const Group = styled.fieldset`
  display: inline-flex;
  padding: 2px;
  border-radius: ${theme.radius.medium};
  background: ${theme.color.neutralSoft};
`;
const Segment = styled.label`
  position: relative;
  padding: 4px 10px;
  border-radius: ${theme.radius.small};
  color: ${theme.color.text2};
  font: ${type.dense};
  font-weight: 500;
  cursor: pointer;
  input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
  &:has(:checked) {
    background: ${theme.color.raised};
    color: ${theme.color.text};
    box-shadow: 0 0 0 1px ${theme.color.border};
  }
  &:has(:focus-visible) {
    outline: 2px solid ${theme.color.accent};
  }
  @media (forced-colors: active) {
    &:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`;

/** Two to four choices side by side: native radio buttons, so that arrows move as everywhere. */
export function SegmentedControl<V extends string>(props: SegmentedControlProps<V>) {
  const name = useId();
  const { label, value, choices, onChange } = props;
  return (
    <Group role="radiogroup" aria-label={label}>
      {(Object.keys(choices) as V[]).map((choice) => (
        <Segment key={choice}>
          <input type="radio" name={name} checked={choice === value} onChange={() => onChange(choice)} />
          {choices[choice]}
        </Segment>
      ))}
    </Group>
  );
}

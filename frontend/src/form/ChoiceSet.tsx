import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Checkbox } from '@/ui/Checkbox';

const Box = styled.fieldset`
  min-width: 0;
  legend {
    padding: 0;
    margin-bottom: 4px;
    color: ${theme.color.text2};
    font: ${type.head};
  }
`;
const Choices = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 16px;
`;
const ErrorText = styled.p`
  color: ${theme.color.danger};
  font: ${type.dense};
`;

export interface ChoiceSetProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (this: void, value: readonly string[]) => void;
  readonly choices: Readonly<Record<string, string>>;
  readonly error?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** Any number of a few choices, kept in the order of the choices. */
export function ChoiceSet({ label, value, onChange, choices, error, disabled }: ChoiceSetProps) {
  const toggle = (choice: string, isOn: boolean) => {
    const next = new Set(value);
    if (isOn) next.add(choice);
    else next.delete(choice);
    onChange(Object.keys(choices).filter((one) => next.has(one)));
  };
  return (
    <Box aria-invalid={error ? true : undefined} disabled={disabled}>
      <legend>{label}</legend>
      <Choices>
        {Object.entries(choices).map(([choice, words]) => (
          <Checkbox
            key={choice}
            label={words}
            checked={value.includes(choice)}
            onChange={(isOn) => toggle(choice, isOn)}
          />
        ))}
      </Choices>
      {error && <ErrorText role="alert">{error}</ErrorText>}
    </Box>
  );
}

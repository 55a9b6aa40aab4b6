import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { truncate } from '@/theme/type';
import { ComboBox } from '@/ui/ComboBox';
import { Icon } from '@/ui/Icon';
import { chosenOf, type PickerProps } from './RefPicker';
import { useChoices } from './useChoices';
import { useCreation } from './useCreation';
import type { Chosen } from './values';

export interface RefsPickerProps extends PickerProps {
  readonly value: readonly Chosen[];
  readonly onChange: (this: void, value: readonly Chosen[]) => void;
}

const Box = styled.div`
  display: grid;
  gap: 4px;
  min-width: 0;
`;
const Picked = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
`;
const Item = styled.li`
  display: inline-flex;
  align-items: center;
  gap: 2px;
  min-height: 24px;
  max-width: 100%;
  padding-left: 8px;
  border-radius: ${theme.radius.small};
  background: ${theme.color.neutralSoft};
  > span {
    ${truncate}
  }
  button {
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    padding: 0;
    border: 0;
    border-radius: ${theme.radius.small};
    background: none;
    color: ${theme.color.text3};
    cursor: pointer;
    &:hover {
      color: ${theme.color.text};
    }
  }
  @media (pointer: coarse) {
    button {
      width: 44px;
      height: 44px;
    }
  }
`;

const NOTHING = {};

/** Several records of another entity: those chosen stand above the search. */
export function RefsPicker(props: RefsPickerProps) {
  const { entity, narrowed = NOTHING, initial = NOTHING, value, onChange, ...field } = props;
  const { options, remember, search, ...choices } = useChoices(entity, narrowed);
  const has = (id: number | string) => value.some((one) => one.id === id);
  const addOne = (one: Chosen) => {
    remember(one);
    if (!has(one.id)) onChange([...value, one]);
  };
  const creation = useCreation({ entity, initial, onMade: addOne });
  return (
    <Box>
      <ComboBox
        {...field}
        {...choices}
        placeholder={props.placeholder ?? 'Add…'}
        value=""
        choices={options.filter(({ id }) => !has(id))}
        onSearch={search}
        onPick={(choice) => addOne(chosenOf(choice))}
        create={creation.create}
      />
      {value.length > 0 && (
        <Picked aria-label={field.label}>
          {value.map((one) => (
            <Item key={one.id}>
              <span>{one.name}</span>
              {!props.disabled && (
                <button
                  type="button"
                  aria-label={`Remove ${one.name}`}
                  onClick={() => onChange(value.filter(({ id }) => id !== one.id))}
                >
                  <Icon name="close" size={12} />
                </button>
              )}
            </Item>
          ))}
        </Picked>
      )}
      {creation.dialog}
    </Box>
  );
}

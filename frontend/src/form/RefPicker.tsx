import type { EntityName } from '@/api/paths';
import { ComboBox, type ComboChoice } from '@/ui/ComboBox';
import type { FieldProps } from '@/ui/Field';
import { useChoices } from './useChoices';
import { useCreation } from './useCreation';
import type { Chosen, FormValues } from './values';

export interface PickerProps extends FieldProps {
  readonly entity: EntityName;
  /** Filters of the search: `{ supplier: 3 }`. */
  readonly narrowed?: object | undefined;
  /** Values of a record that is made from here: `{ supplier: { id, name } }`. */
  readonly initial?: FormValues | undefined;
  readonly disabled?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly onBlur?: (this: void) => void;
}

export interface RefPickerProps extends PickerProps {
  readonly value: Chosen | null;
  readonly onChange: (this: void, value: Chosen | null) => void;
}

const NOTHING = {};

export const chosenOf = ({ id, name }: ComboChoice): Chosen => ({ id: Number(id), name });

/** One record of another entity, searched on the server; a missing one is made in a dialog. */
export function RefPicker(props: RefPickerProps) {
  const { entity, narrowed = NOTHING, initial = NOTHING, value, onChange, ...field } = props;
  const { options, remember, search, ...choices } = useChoices(entity, narrowed);
  const pick = (choice: Chosen) => {
    remember(choice);
    onChange(choice);
  };
  const creation = useCreation({ entity, initial, onMade: pick });
  return (
    <>
      <ComboBox
        {...field}
        {...choices}
        value={value?.name ?? ''}
        choices={options}
        onSearch={search}
        onPick={(choice) => {
          const option = options.find(({ id }) => id === choice.id);
          if (option) remember(option);
          onChange(chosenOf(choice));
        }}
        onClear={() => onChange(null)}
        create={creation.create}
      />
      {creation.dialog}
    </>
  );
}

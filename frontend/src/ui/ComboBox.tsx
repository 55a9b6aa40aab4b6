import { useRef, useState, type ReactNode } from 'react';
import { Button, ComboBox as AriaComboBox, Group, Input, ListBox, Popover } from 'react-aria-components';
import styled from 'styled-components';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Following, useHeldKey, type MarksRef } from './comboKeys';
import { ComboOption, NONE, optionKey, type ComboChoice } from './ComboOption';
import { controlStyles, Field, type FieldProps } from './Field';
import { nextTabStop } from './focus';
import { Icon } from './Icon';

export type { ComboChoice } from './ComboOption';

export interface ComboBoxProps extends FieldProps {
  /** Words of what is chosen; '' for nothing. */
  readonly value: string;
  readonly choices: readonly ComboChoice[];
  /** Whether the choices answer the text last asked for: Enter and Tab wait until they do. */
  readonly isSettled: boolean;
  /** Several choices that nobody should choose between but the person: none is marked beforehand. */
  readonly isAmbiguous?: boolean | undefined;
  /** Stands below the choices: `Type more to see others`. */
  readonly note?: string | undefined;
  /** The text to search for; undefined when the list closes. */
  readonly onSearch: (this: void, text: string | undefined) => void;
  readonly onPick: (this: void, choice: ComboChoice) => void;
  /** The text was emptied: nothing is chosen any more. */
  readonly onClear?: ((this: void) => void) | undefined;
  /** Offered as the last line: make a new record of what was typed. */
  readonly create?:
    { label(this: void, text: string): string; run(this: void, text: string): void } | undefined;
  readonly onBlur?: ((this: void) => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly end?: ReactNode;
}

const Frame = styled(Group)`
  position: relative;
  display: flex;
`;
const Text = styled(Input)`
  ${controlStyles}
  padding-right: 28px;
  text-overflow: ellipsis;
`;
const Opener = styled(Button)`
  position: absolute;
  inset: 0 0 0 auto;
  width: 28px;
  display: grid;
  place-items: center;
  padding: 0;
  border: 0;
  background: none;
  color: ${theme.color.text3};
  cursor: pointer;
`;
const Sheet = styled(Popover)`
  width: max(var(--trigger-width), 280px);
  max-width: calc(100vw - 32px);
  padding: 4px;
  border-radius: ${theme.radius.medium};
  background: ${theme.color.raised};
  box-shadow: ${theme.shadow.popover};
`;
const List = styled(ListBox)`
  max-height: 320px;
  overflow: auto;
  outline: none;
`;
const Note = styled.p`
  padding: 4px 8px;
  color: ${theme.color.text3};
  font: ${type.dense};
`;

const isNamesake = (choices: readonly ComboChoice[]): boolean =>
  choices.length > 1 && choices[0]?.name.toLowerCase() === choices[1]?.name.toLowerCase();

/** The choice that a key pressed before the answer meant; namesakes are never chosen between. */
const meant = (choices: readonly ComboChoice[], isAmbiguous = false): ComboChoice | undefined =>
  isAmbiguous || isNamesake(choices) ? undefined : choices[0];

/**
 * A text that searches and a list to choose from. It holds no records: it asks by `onSearch` and shows `choices`.
 * Enter or Tab pressed before the answer is held until it comes, so that fast typing never chooses a wrong row.
 */
export function ComboBox({ label, help, error, required, hideLabel, ...rest }: ComboBoxProps) {
  return (
    <Field label={label} help={help} error={error} required={required} hideLabel={hideLabel}>
      {(control) => <Combo {...rest} label={label} control={control} isInvalid={error !== undefined} />}
    </Field>
  );
}

/** Key of the line that makes a new record. */
const CREATE = 'create';

/** With nothing found the offer to make it is what Enter takes. */
const firstKey = ({ choices, create }: Pick<ComboBoxProps, 'choices' | 'create'>): string | undefined =>
  optionKey(choices[0]) ?? (create && CREATE);

interface ComboProps extends Omit<ComboBoxProps, keyof FieldProps> {
  readonly label: string;
  readonly isInvalid: boolean;
  readonly control: { readonly id: string; readonly 'aria-describedby'?: string };
}

function Combo({ label, control, isInvalid, ...props }: ComboProps) {
  const { value, choices, isSettled, onSearch, onPick } = props;
  const [text, setText] = useState<string>();
  const frame = useRef<HTMLDivElement>(null);
  const marksRef: MarksRef = useRef(false);
  const typed = text?.trim() ?? '';
  const isMarked = typed !== '' && isSettled && !props.isAmbiguous;

  const finish = () => {
    setText(undefined);
    onSearch(undefined);
  };
  const pick = (choice: ComboChoice) => {
    finish();
    onPick(choice);
  };
  const search = (next: string) => {
    setText(next);
    onSearch(next.trim());
  };
  const leave = () => {
    if (text !== undefined && typed === '' && value !== '') props.onClear?.();
    finish();
    props.onBlur?.();
  };
  const hold = useHeldKey({
    isWaiting: typed !== '' && !isSettled,
    isUnmarked: () => isMarked && meant(choices) !== undefined && !marksRef.current,
    act: (key) => {
      const choice = meant(choices, props.isAmbiguous);
      if (choice && typed !== '') pick(choice);
      if (choice && key === 'Tab') nextTabStop(frame.current)?.focus();
    },
  });

  return (
    <AriaComboBox
      {...control}
      aria-label={label}
      value={null}
      inputValue={text ?? value}
      onInputChange={search}
      onOpenChange={(isOpen) => isOpen && text === undefined && onSearch('')}
      onBlur={leave}
      menuTrigger="manual"
      defaultFilter={() => true}
      allowsEmptyCollection
      isInvalid={isInvalid}
      isDisabled={props.disabled ?? false}
      validationBehavior="aria"
    >
      <Frame ref={frame} onKeyDownCapture={hold}>
        <Text placeholder={props.placeholder ?? ''} onFocus={(event) => event.target.select()} />
        {props.end}
        <Opener>
          <Icon name="chevron-down" size={12} />
        </Opener>
      </Frame>
      <Following text={text} first={isMarked ? firstKey(props) : undefined} marksRef={marksRef} />
      <Choices {...props} label={label} typed={typed} finish={finish} pick={pick} />
    </AriaComboBox>
  );
}

interface ChoicesProps extends Pick<ComboBoxProps, 'choices' | 'isSettled' | 'note' | 'create'> {
  readonly label: string;
  readonly typed: string;
  readonly finish: (this: void) => void;
  readonly pick: (this: void, choice: ComboChoice) => void;
}

function Choices({ label, choices, isSettled, note, create, typed, finish, pick }: ChoicesProps) {
  const make = () => {
    finish();
    create?.run(typed);
  };
  return (
    <Sheet offset={4}>
      <List aria-label={label} renderEmptyState={() => <Note>{isSettled ? NONE : 'Searching…'}</Note>}>
        {choices.map((choice) => (
          <ComboOption key={choice.id} choice={choice} onAction={() => pick(choice)} />
        ))}
        {create && isSettled && (
          <ComboOption
            key={CREATE}
            choice={{ id: CREATE, name: create.label(typed), icon: 'plus' }}
            onAction={make}
          />
        )}
      </List>
      {note && <Note>{note}</Note>}
    </Sheet>
  );
}

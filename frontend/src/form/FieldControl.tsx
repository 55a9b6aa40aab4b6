import type { ReactElement } from 'react';
import { useController, useWatch, type UseFormReturn } from 'react-hook-form';
import type { FieldMeta } from '@/api/meta';
import type { EntityName } from '@/api/paths';
import { parseWeight } from '@/lib/weight';
import { Checkbox } from '@/ui/Checkbox';
import { DateField } from '@/ui/DateField';
import { DecimalField } from '@/ui/DecimalField';
import type { FieldProps } from '@/ui/Field';
import { Select } from '@/ui/Select';
import { TextArea } from '@/ui/TextArea';
import { TextField } from '@/ui/TextField';
import { TimeZoneField } from '@/ui/TimeZoneField';
import { check } from './checks';
import { ChoiceSet } from './ChoiceSet';
import { RefPicker } from './RefPicker';
import { RefsPicker } from './RefsPicker';
import type { FieldKind } from './types';
import { isChosen, plainValues, type AnyField, type FormValues } from './values';

interface ControlProps {
  readonly field: AnyField;
  readonly meta: FieldMeta;
  readonly props: FieldProps & { readonly disabled?: boolean; readonly onBlur: () => void };
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly form: UseFormReturn<FormValues>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): readonly string[] => list(value).filter((one) => typeof one === 'string');

function Text({ field, meta, props, value, onChange }: ControlProps) {
  const { kind, placeholder = '' } = field;
  const limit = meta.maxLength === undefined ? {} : { maxLength: meta.maxLength };
  const common = { ...props, ...limit, placeholder, value: text(value), onChange };
  return kind === 'longText' ? (
    <TextArea {...common} rows={2} />
  ) : (
    <TextField {...common} code={kind === 'code'} />
  );
}

/** Decimals shown while it is not edited; what was typed beyond them is kept and shown. */
const SHOWN_DECIMALS: Partial<Record<FieldKind, number>> = { money: 2, weight: 1, price: 4 };

function Amount({ field, props, value, onChange }: ControlProps) {
  const parse = field.kind === 'weight' ? { parse: parseWeight, unit: 'lb' } : {};
  const decimals = SHOWN_DECIMALS[field.kind] ?? 0;
  return <DecimalField {...props} {...parse} decimals={decimals} value={text(value)} onChange={onChange} />;
}

const Day = ({ props, value, onChange }: ControlProps) => (
  <DateField {...props} value={text(value)} onChange={onChange} />
);

const Choice = ({ meta, props, value, onChange }: ControlProps) => (
  <Select
    {...props}
    choices={meta.choices ?? {}}
    empty={emptyChoice(meta)}
    value={text(value)}
    onChange={onChange}
  />
);

/** A choice that must be made has no empty one. */
const emptyChoice = (meta: FieldMeta): string | undefined => (meta.nullable || meta.blank ? '' : undefined);

const ChoiceBoxes = ({ meta, props, value, onChange }: ControlProps) => (
  <ChoiceSet
    label={props.label}
    error={props.error}
    disabled={props.disabled}
    choices={meta.choices ?? {}}
    value={texts(value)}
    onChange={onChange}
  />
);

const Bool = ({ props, value, onChange }: ControlProps) => (
  <Checkbox
    label={props.label}
    disabled={props.disabled ?? false}
    checked={value === true}
    onChange={onChange}
    onBlur={props.onBlur}
  />
);

const TimeZone = ({ props, value, onChange }: ControlProps) => (
  <TimeZoneField {...props} value={text(value)} onChange={onChange} />
);

/** The picked references by which a picker is narrowed are also what a record made from it starts with. */
function usePicker({ field, form, meta, props }: ControlProps) {
  const values = useWatch({ control: form.control, disabled: !field.narrow });
  const narrowed = field.narrow?.(plainValues(values)) ?? {};
  const initial = Object.fromEntries(Object.keys(narrowed).map((key) => [key, values[key]]));
  const entity = (field.kind === 'user' ? 'users' : (meta.entity ?? '')) as EntityName;
  return { ...props, entity, narrowed, initial, placeholder: field.placeholder };
}

function Ref(control: ControlProps) {
  const value = isChosen(control.value) ? control.value : null;
  return <RefPicker {...usePicker(control)} value={value} onChange={control.onChange} />;
}

function Refs(control: ControlProps) {
  return (
    <RefsPicker
      {...usePicker(control)}
      value={list(control.value).filter(isChosen)}
      onChange={control.onChange}
    />
  );
}

type Control = (props: ControlProps) => ReactElement;

const CONTROLS: Readonly<Record<Exclude<FieldKind, 'lines' | 'instant'>, Control>> = {
  text: Text,
  longText: Text,
  code: Text,
  number: Text,
  money: Amount,
  weight: Amount,
  price: Amount,
  quantity: Amount,
  date: Day,
  choice: Choice,
  choices: ChoiceBoxes,
  ref: Ref,
  user: Ref,
  refs: Refs,
  bool: Bool,
  timeZone: TimeZone,
};

export interface FieldControlProps {
  readonly field: AnyField;
  readonly meta: FieldMeta | undefined;
  readonly form: UseFormReturn<FormValues>;
  readonly disabled?: boolean | undefined;
  /** Read aloud only: the page says it beside. */
  readonly hideLabel?: boolean | undefined;
}

const NO_META: FieldMeta = {};

/** The control for one field, by its kind. Lines have a grid of their own. */
export function FieldControl({ field, meta = NO_META, form, disabled, hideLabel }: FieldControlProps) {
  const { field: bound, fieldState } = useController({
    name: field.key,
    control: form.control,
    rules: { validate: (value) => check(field, meta, value) ?? true },
  });
  if (field.kind === 'lines' || field.kind === 'instant') return null;
  const Shown = CONTROLS[field.kind];
  const props = {
    label: field.label,
    help: field.help,
    error: fieldState.error?.message,
    required: meta.required ?? false,
    hideLabel,
    onBlur: bound.onBlur,
    ...(disabled ? { disabled } : {}),
  };
  return <Shown {...{ field, meta, form, props }} value={bound.value} onChange={bound.onChange} />;
}

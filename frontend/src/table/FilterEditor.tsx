/** The editors of filters, one per kind. Comes when a filter is first opened. */
import { useEffect, useState } from 'react';
import styled from 'styled-components';
import type { FieldMeta } from '@/api/meta';
import { useNames, useOptions, type Option } from '@/api/options';
import type { EntityName } from '@/api/paths';
import type { IsoDate } from '@/lib/brands';
import { addDays, today } from '@/lib/dates';
import { parseDecimal } from '@/lib/decimal';
import { endOfDay, startOfDay } from '@/lib/zones';
import { theme } from '@/theme/tokens';
import { Button } from '@/ui/Button';
import { DateField } from '@/ui/DateField';
import { PickList, type Pick } from '@/ui/PickList';
import { SegmentedControl } from '@/ui/SegmentedControl';
import { TextField } from '@/ui/TextField';
import { dayOfValue, paramsOf } from './filterWords';
import type { Filter } from './types';
import type { Values } from './urlState';

const TYPING_MS = 300;

export interface FilterEditorProps {
  readonly filter: Filter;
  readonly meta: FieldMeta | undefined;
  readonly timeZone: string;
  /** The values in force of this filter. */
  readonly values: Values;
  readonly onChange: (this: void, values: Values) => void;
}

type EditorProps = Omit<FilterEditorProps, 'filter'> & {
  readonly label: string;
  /** The first and the second parameter of the filter. */
  readonly from: string;
  readonly to: string;
};

const Box = styled.div`
  display: grid;
  gap: 12px;
  padding: 12px;
`;
const Pair = styled.div`
  display: grid;
  grid-template-columns: 1fr 1fr;
  gap: 8px;
  width: 300px;
`;
const Presets = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
  max-width: 300px;
`;
const Emptiness = styled.div`
  padding-top: 12px;
  border-top: 1px solid ${theme.color.border};
`;

/** A text that is passed on when typing pauses. */
function useTyped(value: string, onChange: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onChange(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return [text, setText];
}

const one = (text: string): readonly string[] => (text.trim() === '' ? [] : [text.trim()]);
const first = (values: Values, param: string): string => values[param]?.[0] ?? '';

function TextEditor({ label, values, from, onChange }: EditorProps) {
  const [text, setText] = useTyped(first(values, from), (next) => onChange({ [from]: one(next) }));
  return <TextField label={`${label} contains`} value={text} onChange={setText} />;
}

function CodeEditor({ label, values, from, onChange }: EditorProps) {
  const [text, setText] = useTyped(first(values, from), (next) => onChange({ [from]: one(next) }));
  return <TextField label={label} code value={text} onChange={setText} />;
}

function NumberEditor({ values, from, to, onChange }: EditorProps) {
  const change = (param: string) => (typed: string) => {
    const value = parseDecimal(typed);
    if (value !== undefined || typed.trim() === '') onChange({ ...values, [param]: one(value ?? '') });
  };
  const [least, setLeast] = useTyped(first(values, from), change(from));
  const [most, setMost] = useTyped(first(values, to), change(to));
  return (
    <Pair>
      <TextField label="From" inputMode="decimal" align="end" value={least} onChange={setLeast} />
      <TextField label="To" inputMode="decimal" align="end" value={most} onChange={setMost} />
    </Pair>
  );
}

/** The Monday of the week that a day is in. */
const mondayOf = (day: IsoDate): IsoDate =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

const PRESETS: Readonly<Record<string, (now: IsoDate) => readonly [IsoDate, IsoDate]>> = {
  Today: (now) => [now, now],
  'This week': (now) => [mondayOf(now), addDays(mondayOf(now), 6)],
  'Next 7 days': (now) => [now, addDays(now, 6)],
  'Next 30 days': (now) => [now, addDays(now, 29)],
  'Last 7 days': (now) => [addDays(now, -6), now],
  'Last 30 days': (now) => [addDays(now, -29), now],
};

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function DateEditor({ meta, timeZone, values, from, to, onChange }: EditorProps) {
  const isMoment = meta?.format === 'date-time';
  const shown = (param: string) => first(values, param) && dayOfValue(first(values, param), timeZone);
  const written = (param: string, day: string): readonly string[] => {
    if (!isMoment || day === '') return one(day);
    return [(param === from ? startOfDay : endOfDay)(day as IsoDate, timeZone)];
  };
  const change = (param: string) => (text: string) => {
    if (text === '' || isDay(text)) onChange({ ...values, [param]: written(param, text) });
  };
  const choose = ([start, end]: readonly [IsoDate, IsoDate]) =>
    onChange({ [from]: written(from, start), [to]: written(to, end) });
  return (
    <>
      <Pair>
        <DateField label="From" value={shown(from)} onChange={change(from)} />
        <DateField label="To" value={shown(to)} onChange={change(to)} />
      </Pair>
      <Presets>
        {Object.entries(PRESETS).map(([name, days]) => (
          <Button key={name} size="small" onClick={() => choose(days(today(timeZone)))}>
            {name}
          </Button>
        ))}
      </Presets>
    </>
  );
}

function ChoiceEditor({ label, meta, values, from, onChange }: EditorProps) {
  const options = Object.entries(meta?.choices ?? {}).map(([id, name]) => ({ id, name }));
  const isSingle = from === 'status';
  const picked = values[from] ?? [];
  const change = (next: readonly string[]) =>
    onChange({ [from]: isSingle ? next.filter((id) => !picked.includes(id)) : next });
  const all = isSingle ? [...options, { id: 'all', name: 'All' }] : options;
  return <PickList label={label} options={all} picked={picked} onChange={change} />;
}

const pickOf = ({ id, name }: Option): Pick => ({ id: String(id), name });

function RefEditor({ label, meta, values, from, onChange }: EditorProps) {
  const [text, setText] = useState('');
  const entity = meta?.entity as EntityName;
  const picked = values[from] ?? [];
  const [atFirst] = useState(picked);
  const names = useNames(entity, atFirst.map(Number)).map(pickOf);
  const { options, isCut } = useOptions(entity, text);
  const others = options.map(pickOf).filter(({ id }) => !atFirst.includes(id));
  return (
    <PickList
      label={label}
      options={text === '' ? [...names, ...others] : options.map(pickOf)}
      picked={picked}
      onChange={(next) => onChange({ [from]: next })}
      search={{ text, onChange: setText }}
      note={isCut ? 'Type to find others.' : undefined}
    />
  );
}

function BoolEditor({ label, values, from, onChange }: EditorProps) {
  return (
    <SegmentedControl
      label={label}
      value={first(values, from)}
      choices={{ '': 'Any', true: 'Yes', false: 'No' }}
      onChange={(next) => onChange({ [from]: one(next) })}
    />
  );
}

const EDITORS = {
  text: TextEditor,
  code: CodeEditor,
  number: NumberEditor,
  date: DateEditor,
  choice: ChoiceEditor,
  choices: ChoiceEditor,
  ref: RefEditor,
  bool: BoolEditor,
} as const;

/** Changes act at once: the list beside it is the preview. */
export function FilterEditor({ filter, values, onChange, ...rest }: FilterEditorProps) {
  const { kind, label, params, empty } = filter;
  const Editor = EDITORS[kind];
  const [from = '', to = ''] = params;
  const cleared = Object.fromEntries(paramsOf(filter).map((param) => [param, []]));
  const isEmptyAsked = empty !== undefined && first(values, empty) !== '';
  return (
    <Box>
      <Editor
        key={String(isEmptyAsked)}
        {...rest}
        label={label}
        from={from}
        to={to}
        values={values}
        onChange={(next) => onChange({ ...cleared, ...next, ...(empty ? { [empty]: [] } : {}) })}
      />
      {empty && (
        <Emptiness>
          <SegmentedControl
            label={`Whether ${label} is filled`}
            value={first(values, empty)}
            choices={{ '': 'Any', true: 'Empty', false: 'Filled' }}
            onChange={(next) => onChange({ ...cleared, [empty]: one(next) })}
          />
        </Emptiness>
      )}
    </Box>
  );
}

import { useRef } from 'react';
import { useFieldArray } from 'react-hook-form';
import { parseDecimal } from '@/lib/decimal';
import { parseWeight } from '@/lib/weight';
import type { LineColumn } from './lineColumns';
import type { LinePart } from './pastedLines';
import { lineFrom } from './pastedLines';
import {
  BLANK_LINE,
  estimateOf,
  isBlank,
  MOST_LINES,
  pricedOf,
  type LineKey,
  type LineValues,
} from './lineValues';
import type { OrderForm } from './orderForm';
import { readPrice } from './typedPrice';

export interface Lines {
  /** One per line, with a key that stays with it. */
  readonly fields: readonly { readonly _key: string }[];
  readonly all: (this: void) => readonly LineValues[];
  readonly change: (this: void, index: number, key: LineKey, text: string) => void;
  /** Typing in a cell has ended: what was typed becomes a number, a price takes the line's basis. */
  readonly commit: (this: void, index: number, column: LineColumn) => void;
  readonly append: (this: void) => void;
  /** A copy of the line below it, or in the blank line itself a copy of the one above. Returns its index. */
  readonly repeat: (this: void, index: number) => number;
  readonly remove: (this: void, index: number) => void;
  readonly move: (this: void, from: number, to: number) => void;
  /** Lays the parts over the lines from `index` on, adding lines as needed. Returns how many lines were written. */
  readonly paste: (this: void, parts: readonly LinePart[], index: number) => number;
  /** Takes back the last addition, removal or move; false when there is none, or something was typed since. */
  readonly undo: (this: void) => boolean;
}

/** A copy is a line of its own, and nothing of it was weighed yet. */
function copyOf(line: LineValues): LineValues {
  const copy: LineValues & { id?: number } = { ...line, shipped_weight: '', received_weight: '' };
  delete copy.id;
  return copy;
}

/** What follows from a change inside the same line. */
function following(line: LineValues, key: LineKey): Partial<LineValues> {
  if (key === 'estimated_weight') return { average: '' };
  if (key !== 'quantity' && key !== 'average') return {};
  const estimate = estimateOf(line);
  return estimate === undefined ? {} : { estimated_weight: estimate };
}

function committedPrice(line: LineValues, key: LineKey): Partial<LineValues> {
  const read = readPrice(line[key], pricedOf({ ...line, [key]: '' }));
  if (!read) return {};
  return { [key]: read.price, ...(read.basis ? { price_basis: read.basis } : {}) };
}

/** The number that was typed, in its plain form; what is none stays to be corrected. */
function committed(line: LineValues, { key, kind }: LineColumn): Partial<LineValues> {
  if (kind === 'price') return committedPrice(line, key);
  const parse = { amount: parseDecimal, weight: parseWeight }[kind as 'amount' | 'weight'] as
    typeof parseDecimal | undefined;
  const value = parse?.(line[key]);
  return value === undefined ? {} : { [key]: value };
}

const MOST_STEPS = 30;

/** The lines of the desk's form and what can be done to them. */
export function useLines(form: OrderForm): Lines {
  const array = useFieldArray({ control: form.control, name: 'lines', keyName: '_key' });
  const steps = useRef<(readonly LineValues[])[]>([]);
  const typedSince = useRef(false);
  const all = () => form.getValues('lines');
  const remember = () => {
    steps.current = [...steps.current, structuredClone(all())].slice(-MOST_STEPS);
    typedSince.current = false;
  };
  const set = (index: number, values: Partial<LineValues>) => {
    const line = all()[index];
    if (line) form.setValue(`lines.${index}`, { ...line, ...values }, { shouldDirty: true });
  };
  const hasRoom = () => all().length < MOST_LINES;
  return {
    fields: array.fields,
    all,
    change: (index, key, text) => {
      typedSince.current = true;
      const line = all()[index];
      if (!line) return;
      const next = { ...line, [key]: text };
      set(index, { [key]: text, ...following(next, key) });
      form.clearErrors(`lines.${index}.${key}`);
    },
    commit: (index, column) => {
      const line = all()[index];
      if (line) set(index, committed(line, column));
    },
    append: () => {
      if (hasRoom()) array.append(BLANK_LINE, { shouldFocus: false });
    },
    repeat: (index) => {
      const [line, above] = [all()[index], all()[index - 1]];
      if (!line || !hasRoom()) return index;
      remember();
      if (isBlank(line) && above) {
        array.update(index, copyOf(above));
        return index;
      }
      array.insert(index + 1, copyOf(line), { shouldFocus: false });
      return index + 1;
    },
    remove: (index) => {
      remember();
      array.remove(index);
      if (all().length === 0) array.append(BLANK_LINE, { shouldFocus: false });
    },
    move: (from, to) => {
      remember();
      array.move(from, to);
    },
    paste: (parts, index) => {
      remember();
      const lines = [...all()];
      const room = parts.slice(0, MOST_LINES - index);
      room.forEach((part, offset) => {
        const old = lines[index + offset];
        lines[index + offset] = settled(lineFrom(part, old), part);
      });
      array.replace(lines);
      return room.length;
    },
    undo: () => {
      const before = steps.current.at(-1);
      if (!before || typedSince.current) return false;
      steps.current = steps.current.slice(0, -1);
      array.replace([...before]);
      return true;
    },
  };
}

/** A pasted line as if each of its cells had been typed. */
function settled(line: LineValues, part: LinePart): LineValues {
  const keys = Object.keys(part) as LineKey[];
  const followed = keys.reduce<LineValues>((sum, key) => ({ ...sum, ...following(sum, key) }), line);
  const prices = keys.filter((key) => key === 'price_per_unit' || key === 'sale_price_per_unit');
  return prices.reduce<LineValues>((sum, key) => ({ ...sum, ...committedPrice(sum, key) }), followed);
}

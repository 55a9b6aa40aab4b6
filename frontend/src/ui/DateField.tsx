import { lazy, Suspense, useRef, useState, type InputHTMLAttributes, type Ref } from 'react';
import styled from 'styled-components';
import type { IsoDate } from '@/lib/brands';
import { parseDate, showDate, weekday } from '@/lib/dates';
import { theme } from '@/theme/tokens';
import { controlStyles, Field, type FieldProps } from './Field';
import { Icon } from './Icon';

const CalendarPopover = lazy(async () => ({ default: (await import('./CalendarPopover')).CalendarPopover }));

type NativeProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'required' | 'id'>;

export interface DateFieldProps extends FieldProps, NativeProps {
  /** `YYYY-MM-DD`, '' for none; whatever else was typed stands here as typed until it is corrected. */
  readonly value: string;
  readonly onChange: (this: void, value: string) => void;
  /** When typing ends or a day is picked, for what saves by itself. */
  readonly onCommit?: ((this: void, value: string) => void) | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

const Frame = styled.span`
  position: relative;
  display: flex;
`;
const Input = styled.input`
  ${controlStyles}
  padding-right: 64px;
`;
const Weekday = styled.span`
  position: absolute;
  right: 34px;
  align-self: center;
  color: ${theme.color.text3};
  font-size: 12px;
  pointer-events: none;
`;
const Opener = styled.button`
  position: absolute;
  inset: 0 0 0 auto;
  width: 30px;
  display: grid;
  place-items: center;
  padding: 0;
  border: 0;
  border-radius: ${theme.radius.medium};
  background: none;
  color: ${theme.color.text3};
  cursor: pointer;
  &:hover {
    color: ${theme.color.text};
  }
  &:focus-visible {
    outline-offset: -3px;
  }
`;

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (value: string): value is IsoDate => ISO.test(value);

/** A day is typed (`11/16`, `+3`, `fri`, `nov 16`) or picked from a calendar that comes when it is opened. */
export function DateField({ label, help, error, required, hideLabel, ...rest }: DateFieldProps) {
  const { value, onChange, onCommit, disabled, ...input } = rest;
  const [typed, setTyped] = useState<string>();
  const [isOpen, setIsOpen] = useState(false);
  const frame = useRef<HTMLSpanElement>(null);
  const change = (text: string) => {
    setTyped(text);
    onChange(text.trim() === '' ? '' : (parseDate(text) ?? text));
  };
  return (
    <Field label={label} help={help} error={error} required={required} hideLabel={hideLabel}>
      {(control) => (
        <Frame ref={frame}>
          <Input
            {...control}
            autoComplete="off"
            placeholder="11/16, +3, fri"
            disabled={disabled}
            {...input}
            value={typed ?? (isDay(value) ? showDate(value) : value)}
            onChange={(event) => change(event.target.value)}
            onBlur={(event) => {
              if (typed !== undefined) onCommit?.(value);
              setTyped(undefined);
              input.onBlur?.(event);
            }}
          />
          {isDay(value) && <Weekday aria-hidden>{typed ? showDate(value) : weekday(value)}</Weekday>}
          <Opener
            type="button"
            tabIndex={-1}
            disabled={disabled}
            aria-label={`Calendar: ${label}`}
            onClick={() => setIsOpen(true)}
          >
            <Icon name="calendar" size={12} />
          </Opener>
          {isOpen && (
            <Suspense>
              <CalendarPopover
                label={label}
                value={isDay(value) ? value : undefined}
                anchor={frame}
                onPick={(day) => {
                  setTyped(undefined);
                  onChange(day);
                  onCommit?.(day);
                  setIsOpen(false);
                }}
                onClose={() => setIsOpen(false)}
              />
            </Suspense>
          )}
        </Frame>
      )}
    </Field>
  );
}

import styled from 'styled-components';
import { FieldControl } from '@/form/FieldControl';
import type { AnySection, FormValues } from '@/form/values';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import type { UseFormReturn } from 'react-hook-form';
import { orderMeta } from './orderForm';

const Legs = styled.div`
  display: grid;
  grid-template-columns: repeat(3, minmax(0, 1fr));
  padding: 8px 0 16px;
  @media (max-width: 999px) {
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
`;
const Leg = styled.fieldset`
  display: grid;
  align-content: start;
  gap: 4px;
  min-width: 0;
  padding: 0 16px;
  & + & {
    border-left: 1px solid ${theme.color.border};
  }
  legend {
    float: left;
    height: 28px;
    padding: 0;
    line-height: 28px;
    font-weight: 600;
  }
  @media (max-width: 999px) {
    & + & {
      border-left: 0;
    }
  }
`;

/** The label beside a flat input: twelve fields stay one glance. */
const Slot = styled.div`
  clear: both;
  > div {
    grid-template-columns: 72px minmax(0, 1fr);
    align-items: center;
    gap: 0;
  }
  > div > p {
    grid-column: 2;
  }
  > div > span:first-child {
    color: ${theme.color.text3};
    font: ${type.dense};
  }
  input,
  select {
    min-height: 28px;
    padding-block: 3px;
    border-color: transparent;
    border-bottom-color: ${theme.color.borderStrong};
    border-radius: ${theme.radius.small} ${theme.radius.small} 0 0;
    background: ${theme.color.surface};
    font: ${type.body};
    &:focus-visible {
      border-radius: ${theme.radius.small};
    }
    &[aria-invalid] {
      border-color: ${theme.color.danger};
    }
  }
  @media (pointer: coarse) {
    input,
    select {
      min-height: 44px;
      font-size: 16px;
    }
  }
`;

export interface DeskHeaderProps {
  readonly form: UseFormReturn<FormValues>;
  readonly legs: readonly AnySection[];
  readonly readOnly: readonly string[];
}

/** Buy from, truck, sell to: the deal from left to right. */
export function DeskHeader({ form, legs, readOnly }: DeskHeaderProps) {
  return (
    <Legs>
      {legs.map(({ label, fields }) => (
        <Leg key={label}>
          <legend>{label}</legend>
          {fields.map((field) => (
            <Slot key={field.key}>
              <FieldControl
                field={field}
                meta={orderMeta[field.key]}
                form={form}
                disabled={readOnly.includes(field.key)}
              />
            </Slot>
          ))}
        </Leg>
      ))}
    </Legs>
  );
}

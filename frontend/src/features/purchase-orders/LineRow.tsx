import { memo } from 'react';
import { useFormState, useWatch } from 'react-hook-form';
import { show } from '@/lib/decimal';
import { bestWeight, lineProfit, perPound } from '@/lib/pricing';
import { shownDecimal } from '@/ui/DecimalField';
import { Icon } from '@/ui/Icon';
import { Money } from '@/ui/Money';
import { LineCell } from './LineCell';
import type { LineColumn } from './lineColumns';
import { averageOf, pricedOf, type LineKey, type LineValues } from './lineValues';
import type { OrderForm } from './orderForm';

export interface LineRowProps {
  readonly form: OrderForm;
  readonly index: number;
  readonly columns: readonly LineColumn[];
  readonly seesMoney: boolean;
  readonly onChange: (this: void, index: number, key: LineKey, text: string) => void;
  readonly onCommit: (this: void, index: number, column: LineColumn) => void;
  readonly onRemove: (this: void, index: number) => void;
}

type LineErrors = Partial<Record<LineKey, { readonly message?: string }>>;

/** Typing in a line renders that line alone. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { form, index, columns, seesMoney, onChange, onCommit, onRemove } = props;
  const line = useWatch({ control: form.control, name: `lines.${index}` }) as LineValues | undefined;
  const { errors } = useFormState({ control: form.control, name: `lines.${index}` });
  if (!line) return null;
  const wrong = (errors.lines?.[index] ?? {}) as LineErrors;
  return (
    <tr>
      <th scope="row">{index + 1}</th>
      {columns.map((column, col) => (
        <LineCell
          key={column.key}
          column={column}
          row={index}
          col={col}
          value={line[column.key]}
          derived={column.key === 'average' ? shownDecimal(averageOf(line), 1) : undefined}
          error={wrong[column.key]?.message}
          onChange={(key, text) => onChange(index, key, text)}
          onCommit={(which) => onCommit(index, which)}
        />
      ))}
      {seesMoney && <Earned form={form} line={line} />}
      <td>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Remove line ${index + 1}`}
          onClick={() => onRemove(index)}
        >
          <Icon name="close" size={12} />
        </button>
      </td>
    </tr>
  );
});

/** What the line earns, before freight. */
function Earned({ form, line }: { readonly form: OrderForm; readonly line: LineValues }) {
  const mode = useWatch({ control: form.control, name: 'mode' });
  const priced = pricedOf(line);
  const profit = lineProfit(mode, priced);
  return (
    <>
      <td data-figure data-label="Margin">
        {profit !== null && show(perPound(profit, bestWeight(priced)), 4)}
      </td>
      <td data-figure data-label="Gross profit">
        {profit !== null && <Money value={profit} />}
      </td>
    </>
  );
}

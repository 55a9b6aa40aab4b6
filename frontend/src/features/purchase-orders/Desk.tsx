import { useEffect, useEffectEvent, useState } from 'react';
import { useWatch } from 'react-hook-form';
import styled from 'styled-components';
import type { Ability } from '@/api/session';
import { meta as lineMeta } from '@/api/meta/purchase-order-lines';
import { describer } from '@/entity/describe';
import { FieldControl } from '@/form/FieldControl';
import { FormExtras } from '@/form/FormExtras';
import { useRecordForm, type RecordForm, type RecordFormOptions } from '@/form/useRecordForm';
import type { AnySection, FormValues } from '@/form/values';
import { Columns, Main, Rail } from '@/entity/screen';
import { today } from '@/lib/dates';
import { humanize } from '@/lib/format';
import { theme } from '@/theme/tokens';
import { Alert } from '@/ui/Alert';
import { DealRail } from './DealRail';
import { DeskChecks } from './DeskChecks';
import { DeskHeader } from './DeskHeader';
import { legs, rest } from './fields';
import { LineGrid } from './LineGrid';
import { lineColumns } from './lineColumns';
import { asOrderForm, orderCodec, orderMeta, placeIn, sections, type OrderForm } from './orderForm';
import { useParties } from './useParties';

const Frame = styled.form`
  display: contents;
`;
const Rest = styled.section`
  display: grid;
  grid-template-columns: repeat(3, minmax(0, 1fr));
  gap: 12px 16px;
  max-width: 960px;
  padding: 16px;
  border-top: 1px solid ${theme.color.border};
  h2 {
    grid-column: 1 / -1;
  }
  textarea {
    min-height: 32px;
  }
  @media ${theme.breakpoint.phone} {
    grid-template-columns: minmax(0, 1fr);
  }
`;
const Slot = styled.div<{ $span: 1 | 2 | 3 }>`
  grid-column: span ${({ $span }) => $span};
  min-width: 0;
  @media ${theme.breakpoint.phone} {
    grid-column: 1;
  }
`;
const Top = styled.div`
  padding: 8px 16px 0;
`;

/** What a stage move still lacks, as the server said it. */
export interface Missing {
  readonly field: string;
  readonly message: string;
}

export interface DeskOptions extends Pick<RecordFormOptions, 'record' | 'calls' | 'onSaved' | 'initial'> {
  readonly ability: Ability;
  /** Marked at their fields from the start. */
  readonly missing: readonly Missing[];
}

/** Fields that this role, or this record, does not have: margins of other people may be hidden. */
function hiddenFrom({ record, ability }: DeskOptions): ReadonlySet<string> {
  const others = record && !('freight_cost' in record) ? MARGIN_FIELDS : [];
  const unwritable = record ? [] : ability.read_only;
  const early = record && WEIGHED.has(String(record['stage'])) ? [] : ['shipped_on', 'delivered_on'];
  const former = record ? [] : ['supplier_documents', 'customer_documents'];
  return new Set([...ability.hidden, ...unwritable, ...others, ...early, ...former]);
}

const MARGIN_FIELDS = [
  'freight_cost',
  'price_per_unit',
  'sale_price_per_unit',
  'commission_rate',
  'commission_basis',
] as const;

const WEIGHED: ReadonlySet<string> = new Set(['in_transit', 'delivered', 'invoiced', 'closed']);

export interface DeskState extends RecordForm {
  readonly order: OrderForm;
  readonly hidden: ReadonlySet<string>;
  readonly readOnly: readonly string[];
  readonly isWeighed: boolean;
}

/** The state of the desk: an order, and what is typed over it. */
export function useDesk(options: DeskOptions): DeskState {
  const [hidden] = useState(() => hiddenFrom(options));
  const [codec] = useState(() => orderCodec(hidden));
  const { record, ability, missing } = options;
  const state = useRecordForm({
    name: 'purchase-orders',
    codec,
    record,
    initial: record
      ? undefined
      : { mode: 'principal', currency: 'USD', purchase_date: today(), ...options.initial },
    calls: options.calls,
    onSaved: options.onSaved,
    place: (path) => placeIn(state.form.getValues(), path),
  });
  const order = asOrderForm(state.form);
  useParties(order);
  const mark = useEffectEvent(() => state.mark(missing));
  useEffect(() => mark(), []);
  return {
    ...state,
    order,
    hidden,
    readOnly: ability.read_only,
    isWeighed: WEIGHED.has(String(record?.['stage'])),
  };
}

const shown = (all: readonly AnySection[], hidden: ReadonlySet<string>): readonly AnySection[] =>
  all.map((section) => ({ ...section, fields: section.fields.filter(({ key }) => !hidden.has(key)) }));

const legSections = legs as unknown as readonly AnySection[];
const restSection = rest as unknown as AnySection;

/** Words for a line's field: `Line 2: received weight`. */
function describe(values: FormValues, path: string) {
  const [, id, key] = /^lines\.#(\d+)\.?(.*)$/.exec(path) ?? [];
  if (id === undefined) return describer(sections, orderMeta)(path);
  const lines = values['lines'] as readonly { readonly id?: number; readonly item: string }[];
  const index = lines.findIndex((line) => line.id === Number(id));
  const about = key ? lineMeta[key as keyof typeof lineMeta] : undefined;
  const place = index < 0 ? 'A line' : `Line ${index + 1}`;
  return {
    label: key ? `${place}: ${humanize(key).toLowerCase()}` : place,
    ...(about ? { meta: about } : {}),
  };
}

export interface DeskProps {
  readonly state: DeskState;
  readonly onKept: (this: void, at: string) => void;
}

/** One order from left to right and top to bottom: three legs, lines, and what it earns standing still beside them. */
export function Desk({ state, onKept }: DeskProps) {
  const { form, order, element, alerts, hidden, readOnly, save } = state;
  const mode = useWatch({ control: order.control, name: 'mode' });
  const seesMoney = !hidden.has('price_per_unit');
  const [restShown] = shown([restSection], hidden);
  return (
    <Frame
      ref={element}
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        save('primary');
      }}
    >
      <FormExtras state={state} describe={(path) => describe(form.getValues(), path)} onKept={onKept} />
      <Columns>
        <Main>
          {alerts.length > 0 && (
            <Top>
              <Alert>
                {alerts.map((alert) => (
                  <p key={alert}>{alert}</p>
                ))}
              </Alert>
            </Top>
          )}
          <DeskHeader form={form} legs={shown(legSections, hidden)} readOnly={readOnly} />
          <LineGrid
            form={order}
            columns={lineColumns({ mode, hidden, isWeighed: state.isWeighed })}
            seesMoney={seesMoney}
          />
          <Rest aria-label="Order">
            {restShown?.fields.map((field) => (
              <Slot key={field.key} $span={field.span ?? 1}>
                <FieldControl
                  field={field}
                  meta={orderMeta[field.key]}
                  form={form}
                  disabled={readOnly.includes(field.key)}
                />
              </Slot>
            ))}
          </Rest>
        </Main>
        <Rail>
          {seesMoney && <DealRail form={order} />}
          <DeskChecks form={order} />
        </Rail>
      </Columns>
    </Frame>
  );
}

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { toApiError } from '@/api/errors';
import { meta } from '@/api/meta/purchase-orders';
import { useAbility } from '@/api/session';
import { Crumb } from '@/entity/Crumb';
import { routes } from '@/entity/defineEntity';
import { FormProviders } from '@/entity/FormProviders';
import { Actions, Bar, Grow } from '@/entity/screen';
import { useMutate, type Mutations } from '@/entity/useMutate';
import type { AnyDetail } from '@/entity/useRecord';
import type { FormValues } from '@/form/values';
import type { Instant } from '@/lib/brands';
import { showTime } from '@/lib/dates';
import type { DealMode } from '@/lib/pricing';
import { lastSearch } from '@/table/place';
import { STAGE_LOOKS } from '@/table/stages';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { Notice } from '@/ui/Notice';
import { usePageTitle } from '@/ui/PageHeader';
import { SegmentedControl } from '@/ui/SegmentedControl';
import { toast } from '@/ui/toasts';
import { Desk, useDesk, type DeskState, type Missing } from './Desk';
import { KeptAt } from './KeptAt';
import { ORDERS, type Order } from './order';

const MODES: Readonly<Record<DealMode, string>> = { principal: 'Principal', agency: 'Agency' };
const ORDER_CHANGES = { path: ORDERS, touches: ['/api/v1/accounts-receivables/'] } as const;

export interface DeskScreenProps {
  readonly record?: AnyDetail;
  readonly initial?: FormValues;
  readonly missing?: readonly Missing[];
  /** Booking was asked for and something is missing: the order as it is saved, and what. */
  readonly onIncomplete: (this: void, order: AnyDetail, missing: readonly Missing[]) => void;
}

/** Making an order, or changing one. */
export function DeskScreen(props: DeskScreenProps) {
  return (
    <FormProviders>
      <Screen {...props} />
    </FormProviders>
  );
}

const isDraft = (record: AnyDetail | undefined): boolean => !record || record['stage'] === 'draft';

/** What the server says is missing to book the order; undefined when it cannot be booked at all. */
function missingToBook(saved: AnyDetail): readonly Missing[] | undefined {
  const { moves } = saved as unknown as Order;
  return moves.find(({ to }) => to === 'booked')?.missing;
}

/** Books what was just saved; undefined when the server refused, which is then said. */
async function booked(saved: AnyDetail, { act }: Mutations): Promise<AnyDetail | undefined> {
  try {
    return await act(saved, 'transition', { to: 'booked' });
  } catch (thrown) {
    toast(toApiError(thrown).message, { tone: 'danger' });
    return undefined;
  }
}

function Screen({ record, initial, missing = [], onIncomplete }: DeskScreenProps) {
  const navigate = useNavigate();
  const mutations = useMutate(ORDER_CHANGES);
  const title = record ? String(record['po_number']) : 'New';
  const away = record
    ? routes.record(ORDERS, record.id)
    : routes.list(ORDERS) + lastSearch(routes.list(ORDERS));
  usePageTitle(record ? `Edit ${title}` : 'New purchase order');
  const [keptAt, setKeptAt] = useState('');
  const open = (id: number) => navigate(routes.record(ORDERS, id), { replace: true });
  const book = async (saved: AnyDetail) => {
    const lacking = missingToBook(saved) ?? [];
    if (lacking.length > 0) {
      onIncomplete(saved, lacking);
      return;
    }
    const order = await booked(saved, mutations);
    if (order) toast(`${String(order['po_number'])} booked`);
    await open(saved.id);
  };
  const isBookable = isDraft(record);
  const state = useDesk({
    record,
    initial,
    missing,
    ability: useAbility('purchase-orders'),
    calls: mutations,
    onSaved: async (any, intent) => {
      const saved = any as AnyDetail;
      if (intent === 'primary' && isBookable) await book(saved);
      else await open(saved.id);
    },
  });
  return (
    <>
      <Bar>
        <Crumb to={away}>{record ? title : 'Purchase orders'}</Crumb>
        <h1 tabIndex={-1}>{record ? 'Edit' : 'New'}</h1>
        <StageChip record={record} />
        <KeptAt at={keptAt} />
        <Grow />
        <ModeSwitch state={state} />
        <Buttons state={state} isBookable={isBookable} onCancel={() => void navigate(away)} />
      </Bar>
      {missing.length > 0 && (
        <Notice word="Saved as draft">To book it, fill in what is marked: {missing[0]?.message}</Notice>
      )}
      <Desk state={state} onKept={(at) => setKeptAt(showTime(at as Instant))} />
    </>
  );
}

function StageChip({ record }: { readonly record: AnyDetail | undefined }) {
  const stage = (record as unknown as Order | undefined)?.stage ?? 'draft';
  return <Chip tone={STAGE_LOOKS[stage].tone}>{meta.stage.choices?.[stage]}</Chip>;
}

function ModeSwitch({ state }: { readonly state: DeskState }) {
  const { order } = state;
  const mode = useWatch({ control: order.control, name: 'mode' });
  return (
    <SegmentedControl
      label="Mode"
      value={mode}
      choices={MODES}
      onChange={(next) => order.setValue('mode', next, { shouldDirty: true })}
    />
  );
}

interface ButtonsProps {
  readonly state: DeskState;
  readonly isBookable: boolean;
  readonly onCancel: (this: void) => void;
}

/** A draft is saved or booked; what is booked already is only saved. */
function Buttons({ state, isBookable, onCancel }: ButtonsProps) {
  const { isSaving, save } = state;
  return (
    <Actions>
      {isBookable ? (
        <Button busy={isSaving} onClick={() => save('draft')}>
          Save draft
        </Button>
      ) : (
        <Button onClick={onCancel}>Cancel</Button>
      )}
      <Button look="primary" shortcut="Ctrl ⏎" busy={isSaving} onClick={() => save('primary')}>
        {isBookable ? 'Book' : 'Save'}
      </Button>
    </Actions>
  );
}

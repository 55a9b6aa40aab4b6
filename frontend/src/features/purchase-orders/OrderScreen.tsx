import { Suspense } from 'react';
import { useNavigate } from 'react-router';
import styled from 'styled-components';
import { meta } from '@/api/meta/purchase-orders';
import { meta as lineMeta } from '@/api/meta/purchase-order-lines';
import { useAbility } from '@/api/session';
import { toApiError } from '@/api/errors';
import { erase, routes } from '@/entity/defineEntity';
import { RecordDocuments } from '@/entity/RecordDocuments';
import { RecordHeader } from '@/entity/RecordHeader';
import { RecordHistory } from '@/entity/RecordHistory';
import { Columns, Main, Rail } from '@/entity/screen';
import { useMutate } from '@/entity/useMutate';
import { useRecord, useRecordId, type AnyDetail } from '@/entity/useRecord';
import { useShortcuts } from '@/actions/shortcuts';
import { dealTotals } from '@/lib/pricing';
import { STAGE_LOOKS } from '@/table/stages';
import { theme } from '@/theme/tokens';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import type { MenuItem } from '@/ui/Menu';
import { toast } from '@/ui/toasts';
import { purchaseOrders } from './entity';
import { Legs } from './Legs';
import { Lines, pricedLine } from './Lines';
import { MoveDialog } from './MoveDialog';
import { NextStep } from './NextStep';
import { forwardMove, ORDERS, STEPS, type Order } from './order';
import { People } from './People';
import { StageTrack } from './StageTrack';
import { useMoves, type Moves } from './useMoves';
import { useWeights } from './useWeights';
import { withTyped } from './weights';

const entity = erase(purchaseOrders);

const Sections = styled.div`
  display: grid;
  gap: 24px;
  padding: 8px 16px 48px;
  border-top: 1px solid ${theme.color.border};
`;
const Notes = styled.p`
  max-width: 75ch;
  white-space: pre-line;
`;

/** A deal on one page: how far it is, what is next, what it earns, and what is keyed in as it goes. */
export function Component() {
  const record = useRecord(ORDERS, useRecordId());
  const order = record as unknown as Order;
  const moves = useMoves(order);
  const weights = useWeights(order);
  const lines = withTyped(order.lines, weights.typed);
  const totals = dealTotals(order.mode, lines.map(pricedLine), order.freight_cost ?? null);
  return (
    <>
      <RecordHeader
        entity={entity}
        record={record}
        chip={<Chip tone={STAGE_LOOKS[order.stage].tone}>{meta.stage.choices?.[order.stage]}</Chip>}
        more={useMenu(record, order, moves)}
      >
        <NextButton order={order} moves={moves} />
      </RecordHeader>
      {order.stage !== 'cancelled' && <StageTrack order={order} />}
      <NextStep order={order} />
      <Columns>
        <Main>
          <Legs order={order} totals={totals} />
          <Sections>
            <Lines order={order} lines={lines} totals={totals} weights={weights} />
            {(order.special_instructions || order.notes) && (
              <section aria-label="Notes">
                {order.special_instructions && <Notes>{order.special_instructions}</Notes>}
                {order.notes && <Notes>{order.notes}</Notes>}
              </section>
            )}
            <People order={order} />
            <RecordDocuments entity={entity} record={record} />
          </Sections>
        </Main>
        <Rail>
          <RecordHistory entity={entity} id={order.id} childMeta={{ lines: lineMeta }} />
        </Rail>
      </Columns>
      {moves.asking && (
        <Suspense>
          <MoveDialog
            move={moves.asking}
            onMove={async (asked) => moves.asking && moves.send(moves.asking, asked)}
            onClose={moves.stop}
          />
        </Suspense>
      )}
    </>
  );
}

/** The one filled button: the move that goes on, once nothing is missing for it. */
function NextButton({ order, moves }: { readonly order: Order; readonly moves: Moves }) {
  const move = forwardMove(order);
  const isReady = move?.missing.length === 0;
  useShortcuts(move && isReady ? { m: () => moves.start(move) } : {});
  if (!move || !isReady) return null;
  const { verb, icon } = STEPS[move.to];
  return (
    <Button
      look="primary"
      icon={icon}
      shortcut="M"
      busy={moves.isBusy}
      onClick={() => moves.start(move)}
      data-print="hide"
    >
      {verb}
    </Button>
  );
}

/** Copies, papers, a step back, calling it off. */
function useMenu(record: AnyDetail, order: Order, moves: Moves): readonly MenuItem[] {
  const navigate = useNavigate();
  const { create } = useAbility('purchase-orders');
  const { act } = useMutate({ path: ORDERS });
  const copy = () => {
    act(record, 'copy')
      .then(({ id }) => navigate(routes.edit(ORDERS, id)))
      .catch((thrown: unknown) => toast(toApiError(thrown).message, { tone: 'danger' }));
  };
  const paper = (name: string) => () =>
    window.open(`/purchase-orders/${order.id}/${name}`, '_blank', 'noopener');
  const others = order.moves.filter((move) => move.back || move.to === 'cancelled');
  return [
    ...(create ? [{ id: 'copy', label: 'Copy to a new order', icon: 'copy' as const, run: copy }] : []),
    { id: 'po', label: 'Print purchase order', icon: 'print', run: paper('purchase-order') },
    {
      id: 'confirmation',
      label: 'Print sales confirmation',
      icon: 'print',
      run: paper('sales-confirmation'),
    },
    ...others.map((move) => ({
      id: move.to,
      label: move.back
        ? `Back to ${meta.stage.choices?.[move.to]?.toLowerCase() ?? move.to}`
        : STEPS[move.to].verb,
      icon: STEPS[move.to].icon,
      danger: !move.back,
      run: () => moves.start(move),
    })),
  ];
}

import { Link } from 'react-router';
import { routes } from '@/entity/defineEntity';
import { Notice } from '@/ui/Notice';
import { forwardMove, ORDERS, STEPS, type Order } from './order';

const ENDS: Partial<Record<Order['stage'], readonly [string, string]>> = {
  closed: ['Closed', 'The deal is settled.'],
  cancelled: ['Cancelled', 'The deal was called off.'],
};

/** One sentence that says what is next, or what is missing for it. */
export function NextStep({ order }: { readonly order: Order }) {
  const end = ENDS[order.stage];
  if (end)
    return (
      <Notice tone="neutral" word={end[0]}>
        {end[1]}
      </Notice>
    );
  const move = forwardMove(order);
  if (!move) return null;
  if (move.missing.length === 0)
    return (
      <Notice tone="info" word="Next">
        {STEPS[move.to].next(order)}
      </Notice>
    );
  return (
    <Notice
      tone="warn"
      word={`To ${STEPS[move.to].verb.toLowerCase()}`}
      end={order.can.includes('edit') && <Link to={routes.edit(ORDERS, order.id)}>Fill it in</Link>}
    >
      {move.missing.map(({ message }) => message).join(' ')}
    </Notice>
  );
}

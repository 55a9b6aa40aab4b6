import { useNavigate, useSearchParams } from 'react-router';
import { erase, routes } from '@/entity/defineEntity';
import { usePrefill } from '@/entity/prefill';
import { DeskScreen } from './DeskScreen';
import { purchaseOrders } from './entity';
import { ORDERS } from './order';

const entity = erase(purchaseOrders);

/** A new order; the address may name a party: `?supplier=3`. */
export function Component() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const initial = usePrefill(entity, search);
  return (
    <DeskScreen
      initial={initial}
      onIncomplete={({ id }, missing) =>
        void navigate(routes.edit(ORDERS, id), { replace: true, state: { missing } })
      }
    />
  );
}

import type { Row } from '@/api/paths';
import { meta as documentMeta } from '@/api/meta/documents';
import type { IsoDate } from '@/lib/brands';
import { daysBetween } from '@/lib/dates';
import { plural } from '@/lib/format';
import { DateText, InstantText } from '@/ui/DateText';
import { Shape } from '@/ui/Shape';
import { Lane } from './Lane';
import { deliveries, expiring, listAddress, pickups } from './panels';

const ORDERS = '/api/v1/purchase-orders/';
const DOCUMENTS = '/api/v1/documents/';

interface OnDay {
  readonly day: IsoDate;
}

const parties = (order: Row<typeof ORDERS>): string =>
  [order.supplier_name, order.customer_name].filter(Boolean).join(' → ');
const orderAddress = (order: Row<typeof ORDERS>): string => `/purchase-orders/${order.id}`;

export function Pickups({ day }: OnDay) {
  const where = pickups(day);
  return (
    <Lane
      title="Pickups this week"
      path={ORDERS}
      where={where}
      ordering="pickup_date"
      to={listAddress('purchase-orders', where, 'pickup_date')}
      none="No truck is to be loaded this week."
      row={(order) => ({
        to: orderAddress(order),
        parts: [order.po_number, parties(order), <DateText key="day" value={order.pickup_date} />],
      })}
    />
  );
}

export function Deliveries({ day }: OnDay) {
  const where = deliveries(day);
  return (
    <Lane
      title="Deliveries this week"
      path={ORDERS}
      where={where}
      ordering="fulfillment_date"
      to={listAddress('purchase-orders', where, 'fulfillment_date')}
      none="No delivery is due this week."
      row={(order) => ({
        to: orderAddress(order),
        parts: [order.po_number, parties(order), <DateText key="day" value={order.fulfillment_date} />],
      })}
    />
  );
}

const URGENT_DAYS = 14;

function Expiry({ day, on }: { readonly day: IsoDate; readonly on: IsoDate }) {
  const left = daysBetween(day, on);
  if (left < 0) return <>{`expired ${plural(-left, 'day')} ago`}</>;
  return <>{left === 0 ? 'today' : plural(left, 'day')}</>;
}

const toneOf = (day: IsoDate, on: IsoDate) => {
  const left = daysBetween(day, on);
  if (left < 0) return 'danger';
  return left <= URGENT_DAYS ? 'warn' : 'neutral';
};

export function Expiring({ day }: OnDay) {
  const where = expiring(day);
  const kinds: Readonly<Record<string, string>> = documentMeta.kind.choices ?? {};
  return (
    <Lane
      title="Documents expiring"
      path={DOCUMENTS}
      where={where}
      ordering="expires_on"
      to={listAddress('documents', where, 'expires_on')}
      none="No document ends within 30 days."
      row={(document) => {
        const on = document.expires_on ?? day;
        return {
          to: `/documents/${document.id}`,
          parts: [
            <Shape key="shape" tone={toneOf(day, on)} />,
            `${kinds[document.kind] ?? document.kind} · ${document.parent?.name ?? ''}`,
            <Expiry key="left" day={day} on={on} />,
          ],
        };
      }}
    />
  );
}

export function Changed({ timeZone }: { readonly timeZone: string }) {
  return (
    <Lane
      title="Recently changed orders"
      path={ORDERS}
      where={{}}
      ordering="-modified_on"
      to={listAddress('purchase-orders', { stage__in: [] }, '-modified_on')}
      none="There is no order yet."
      row={(order) => ({
        to: orderAddress(order),
        parts: [
          order.po_number,
          [parties(order), order.modified_by_name].filter(Boolean).join(' · '),
          <InstantText key="when" value={order.modified_on} timeZone={timeZone} />,
        ],
      })}
    />
  );
}

import styled from 'styled-components';
import type { Row } from '@/api/paths';
import { meta as documentMeta } from '@/api/meta/documents';
import { meta as orderMeta } from '@/api/meta/purchase-orders';
import type { IsoDate } from '@/lib/brands';
import { daysBetween, showDate, weekday } from '@/lib/dates';
import { plural, showCount } from '@/lib/format';
import { STAGE_LOOKS } from '@/table/stages';
import { InstantText } from '@/ui/DateText';
import { Shape } from '@/ui/Shape';
import { StagePie } from '@/ui/StagePie';
import { Lane } from './Lane';
import { deliveries, expiring, hasArrived, isLoaded, listAddress, ownedBy, pickups } from './panels';

const ORDERS = '/api/v1/purchase-orders/';
const DOCUMENTS = '/api/v1/documents/';
type Order = Row<typeof ORDERS>;

interface LaneOf {
  readonly day: IsoDate;
  /** Whose records; everybody's when absent. */
  readonly owner: number | undefined;
}

const MOST_ORDERS = 14;
const MOST_DOCUMENTS = 8;
const MOST_CHANGED = 8;

const orderAddress = (order: Order): string => `/purchase-orders/${order.id}`;

/** `Today`, `Mon, Nov 23`. */
function dayWords(on: IsoDate | null, today: IsoDate): string {
  if (on === null) return 'No date';
  const words = `${weekday(on)}, ${showDate(on)}`;
  return on === today ? `Today, ${showDate(on)}` : words;
}

/** As wide as the longest stage, so that their marks stand in one line. */
const Stage = styled.span`
  display: block;
  width: 84px;
`;

/** What should have happened by now and has not, in days; else the stage. */
function Standing({ order, due, today }: { order: Order; due: IsoDate | undefined; today: IsoDate }) {
  const late = due === undefined ? 0 : daysBetween(due, today);
  if (late > 0) return <Stage data-tone="danger">{`${showCount(late)} d late`}</Stage>;
  return (
    <Stage>
      <StagePie
        look={STAGE_LOOKS[order.stage]}
        word={orderMeta.stage.choices?.[order.stage] ?? order.stage}
      />
    </Stage>
  );
}

/** Whom it is about, and who drives; a truck of ours that nobody has booked yet is said. */
function Party({ name, order }: { readonly name: string | null; readonly order: Order }) {
  const lacksTruck = order.haulage === 'we_arrange' && order.carrier === null && !isLoaded(order.stage);
  return (
    <>
      {name ?? ''}
      {lacksTruck ? <small data-tone="warn">no truck</small> : <small>{order.carrier_name}</small>}
    </>
  );
}

export function Pickups({ day, owner }: LaneOf) {
  const where = pickups(day, owner);
  return (
    <Lane
      title="Pickups this week"
      path={ORDERS}
      where={where}
      ordering="pickup_date"
      to={listAddress('purchase-orders', where, 'pickup_date')}
      none="No truck is to be loaded this week."
      most={MOST_ORDERS}
      row={(order) => ({
        to: orderAddress(order),
        group: dayWords(order.pickup_date, day),
        parts: [
          order.po_number,
          <Party key="party" name={order.supplier_name} order={order} />,
          <Standing
            key="standing"
            order={order}
            today={day}
            due={isLoaded(order.stage) ? undefined : (order.pickup_date ?? undefined)}
          />,
        ],
      })}
    />
  );
}

export function Deliveries({ day, owner }: LaneOf) {
  const where = deliveries(day, owner);
  return (
    <Lane
      title="Deliveries this week"
      path={ORDERS}
      where={where}
      ordering="fulfillment_date"
      to={listAddress('purchase-orders', where, 'fulfillment_date')}
      none="No delivery is due this week."
      most={MOST_ORDERS}
      row={(order) => ({
        to: orderAddress(order),
        group: dayWords(order.fulfillment_date, day),
        parts: [
          order.po_number,
          <Party key="party" name={order.customer_name} order={order} />,
          <Standing
            key="standing"
            order={order}
            today={day}
            due={hasArrived(order.stage) ? undefined : (order.fulfillment_date ?? undefined)}
          />,
        ],
      })}
    />
  );
}

const URGENT_DAYS = 14;

function leftWords(left: number): string {
  if (left < 0) return `expired ${showCount(-left)} d ago`;
  return left === 0 ? 'today' : plural(left, 'day');
}

function toneOf(left: number): 'danger' | 'warn' | 'neutral' {
  if (left < 0) return 'danger';
  return left <= URGENT_DAYS ? 'warn' : 'neutral';
}

export function Expiring({ day, owner }: LaneOf) {
  const where = expiring(day, owner);
  const kinds: Readonly<Record<string, string>> = documentMeta.kind.choices ?? {};
  return (
    <Lane
      title="Documents expiring"
      path={DOCUMENTS}
      where={where}
      ordering="expires_on"
      to={listAddress('documents', where, 'expires_on')}
      none="No document ends within 30 days."
      most={MOST_DOCUMENTS}
      row={(document) => {
        const left = daysBetween(day, document.expires_on ?? day);
        const tone = toneOf(left);
        return {
          to: `/documents/${document.id}`,
          parts: [
            <span key="shape" data-tone={tone}>
              <Shape tone={tone} />
            </span>,
            <span key="what">
              {kinds[document.kind] ?? document.kind}
              <small>{document.parent.name}</small>
            </span>,
            <span key="left" data-tone={tone}>
              {leftWords(left)}
            </span>,
          ],
        };
      }}
    />
  );
}

interface ChangedProps {
  readonly timeZone: string;
  readonly owner: number | undefined;
}

export function Changed({ timeZone, owner }: ChangedProps) {
  const where = ownedBy(owner);
  return (
    <Lane
      title="Recently changed orders"
      path={ORDERS}
      where={where}
      ordering="-modified_on"
      to={listAddress('purchase-orders', { ...where, stage__in: [] }, '-modified_on')}
      none="There is no order yet."
      most={MOST_CHANGED}
      row={(order) => ({
        to: orderAddress(order),
        parts: [
          order.po_number,
          <span key="who">
            {order.customer_name ?? order.supplier_name}
            <small>{order.modified_by_name}</small>
          </span>,
          <InstantText key="when" value={order.modified_on} timeZone={timeZone} />,
        ],
      })}
    />
  );
}

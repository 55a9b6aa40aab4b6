/** A purchase order as its record shows it, and the words of its life. */
import type { SchemaPurchaseOrderDetail, SchemaPurchaseOrderLine } from '@/api/schema';
import type { IconName } from '@/ui/Icon';

export const ORDERS = '/api/v1/purchase-orders/';

export type Order = SchemaPurchaseOrderDetail;
export type Line = SchemaPurchaseOrderLine;
export type Move = Order['moves'][number];
export type Stage = Order['stage'];

/** The stages of a deal in order; a cancelled one has left them. */
export const TRACK = [
  'draft',
  'booked',
  'confirmed',
  'in_transit',
  'delivered',
  'invoiced',
  'closed',
] as const;

interface Step {
  /** On the button. */
  readonly verb: string;
  /** What is next, said before it is done. */
  readonly next: (this: void, order: Order) => string;
  readonly icon: IconName;
}

const of = (name: string | null | undefined, otherwise: string): string => name ?? otherwise;

/** What moving to a stage means. */
export const STEPS: Readonly<Record<Stage, Step>> = {
  draft: { verb: 'Back to draft', next: () => 'Open it again as a draft.', icon: 'restore' },
  booked: { verb: 'Book', next: () => 'Both sides agreed? Book the deal.', icon: 'check' },
  confirmed: {
    verb: 'Confirm',
    next: (order) => `Waiting for the confirmation of ${of(order.supplier_name, 'the supplier')}.`,
    icon: 'check',
  },
  in_transit: {
    verb: 'Loaded',
    next: (order) => `The truck is to load at ${of(order.plant_name, 'the plant')}.`,
    icon: 'truck',
  },
  delivered: {
    verb: 'Delivered',
    next: (order) => `On the road to ${of(order.ship_to_name, of(order.customer_name, 'the customer'))}.`,
    icon: 'store',
  },
  invoiced: { verb: 'Invoiced', next: () => 'Weights are known: invoice it.', icon: 'receipt' },
  closed: { verb: 'Close', next: () => 'Settled on both sides? Close the deal.', icon: 'done' },
  cancelled: { verb: 'Cancel order', next: () => 'Call the deal off.', icon: 'close' },
};

/** The one move that goes on. */
export const forwardMove = (order: Order): Move | undefined =>
  order.moves.find((move) => !move.back && move.to !== 'cancelled');

/** Whether this role sees prices and margins: hidden fields are absent. */
export const seesMoney = (order: Order): boolean => 'actual_revenue' in order;

const WEIGHED: readonly Stage[] = ['confirmed', 'in_transit', 'delivered'];

export const takesWeights = (order: Order): boolean =>
  WEIGHED.includes(order.stage) && order.can.includes('edit');

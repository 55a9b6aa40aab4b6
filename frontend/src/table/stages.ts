import type { SchemaPurchaseOrder } from '@/api/schema';
import type { Look } from '@/ui/look';

/** A deal fills its pie as it moves; what is done is green, what is over is quiet. */
export const STAGE_LOOKS: Readonly<Record<SchemaPurchaseOrder['stage'], Look>> = {
  draft: { tone: 'neutral', fill: 0 },
  booked: { tone: 'info', fill: 0.25 },
  confirmed: { tone: 'info', fill: 0.5 },
  in_transit: { tone: 'info', fill: 0.75 },
  delivered: { tone: 'ok', fill: 1 },
  invoiced: { tone: 'neutral', fill: 1 },
  closed: { tone: 'neutral', fill: 1 },
  cancelled: { tone: 'neutral' },
};

import { lineCost } from '@/lib/pricing';
import { pricedLine } from './Lines';
import { Paper } from './Paper';
import type { PaperKind } from './PaperLines';

const kind: PaperKind = {
  title: 'Purchase order',
  to: 'supplier',
  priceOf: (line) => line.price_per_unit,
  amountOf: (line) => lineCost(pricedLine(line)),
  terms: 'purchase_order_terms',
};

/** What the packer gets: our prices to them, never the customer's. */
export const Component = () => <Paper kind={kind} />;

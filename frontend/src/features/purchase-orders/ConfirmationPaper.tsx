import { lineRevenue } from '@/lib/pricing';
import { pricedLine } from './Lines';
import { Paper } from './Paper';
import type { PaperKind } from './PaperLines';

const kind: PaperKind = {
  title: 'Sales confirmation',
  to: 'customer',
  priceOf: (line) => line.sale_price_per_unit,
  amountOf: (line) => lineRevenue(pricedLine(line)),
  terms: 'sales_confirmation_terms',
};

/** What the customer gets: their prices, never the packer's. */
export const Component = () => <Paper kind={kind} />;

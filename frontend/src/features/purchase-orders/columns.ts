import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { View } from '@/table/types';
import { STATUS_LOOKS } from '@/ui/look';
import { STAGE_LOOKS } from '@/table/stages';

type Orders = '/api/v1/purchase-orders/';
const column = columnsOf<Orders>();
const filter = filtersOf<Orders>();

export const columns = [
  column.code('po_number', 'PO', { width: 104, pin: true, priority: 1 }),
  column.status('stage', 'Stage', STAGE_LOOKS, { width: 112, priority: 1 }),
  column.ref('supplier', 'Supplier', { main: true, priority: 2 }),
  column.ref('customer', 'Customer', { priority: 2 }),
  column.date('pickup_date', 'Pickup', { width: 88, edit: true, priority: 3 }),
  column.date('fulfillment_date', 'Delivery', { width: 88, edit: true }),
  column.weight('actual_weight', 'Weight', { width: 104, unit: 'lb', total: true, main: true }),
  column.price('actual_gross_profit_per_lb', 'Margin', { width: 88, unit: '/lb', total: true }),
  column.money('actual_gross_profit', 'Gross profit', { width: 112, total: true, main: true, priority: 3 }),
  column.ref('plant', 'Plant', { hidden: true }),
  column.ref('ship_to', 'Ship to', { hidden: true }),
  column.ref('carrier', 'Carrier', { hidden: true, edit: true }),
  column.code('customer_po_number', 'Customer PO', { width: 120, hidden: true, edit: true }),
  column.code('supplier_reference', 'Supplier ref.', { width: 120, hidden: true, edit: true }),
  column.code('release_number', 'Release', { width: 120, hidden: true, edit: true }),
  column.date('purchase_date', 'Ordered', { hidden: true, edit: true }),
  column.date('shipped_on', 'Shipped', { hidden: true }),
  column.date('delivered_on', 'Delivered', { hidden: true }),
  column.choice('mode', 'Mode', { width: 96, hidden: true }),
  column.choice('haulage', 'Haulage', { hidden: true, edit: true }),
  column.choice('freight_terms', 'Freight terms', { hidden: true, edit: true }),
  column.money('freight_cost', 'Freight', { hidden: true, total: true, edit: true }),
  column.money('actual_cost', 'Cost', { hidden: true, total: true }),
  column.money('actual_revenue', 'Revenue', { hidden: true, total: true }),
  column.weight('estimated_weight', 'Est. weight', { unit: 'lb', hidden: true, total: true }),
  column.money('estimated_cost', 'Est. cost', { hidden: true, total: true }),
  column.money('estimated_revenue', 'Est. revenue', { hidden: true, total: true }),
  column.money('estimated_gross_profit', 'Est. profit', { hidden: true, total: true }),
  column.refs('contacts', 'Contacts', { hidden: true }),
  column.choice('currency', 'Currency', { width: 80, hidden: true }),
  column.text('special_instructions', 'Instructions', { hidden: true, edit: true }),
  column.status('status', 'Status', STATUS_LOOKS, { hidden: true }),
  column.user('owner', 'Owner', { hidden: true }),
  column.instant('created_on', 'Created', { hidden: true }),
  column.instant('modified_on', 'Changed', { hidden: true }),
];

export const filters = [
  filter.choice('stage', 'Stage'),
  filter.ref('supplier', 'Supplier', { empty: true }),
  filter.ref('customer', 'Customer', { empty: true }),
  filter.ref('plant', 'Plant', { empty: true }),
  filter.ref('ship_to', 'Ship to', { empty: true }),
  filter.ref('carrier', 'Carrier', { empty: true }),
  filter.date('pickup_date', 'Pickup', { empty: true }),
  filter.date('fulfillment_date', 'Delivery', { empty: true }),
  filter.date('purchase_date', 'Ordered', { empty: true }),
  filter.date('shipped_on', 'Shipped', { empty: true }),
  filter.date('delivered_on', 'Delivered', { empty: true }),
  filter.text('po_number', 'PO number'),
  filter.text('customer_po_number', 'Customer PO', { empty: true }),
  filter.text('supplier_reference', 'Supplier ref.', { empty: true }),
  filter.text('release_number', 'Release number', { empty: true }),
  filter.choice('haulage', 'Haulage', { empty: true }),
  filter.choice('freight_terms', 'Freight terms', { empty: true }),
  filter.choice('mode', 'Mode'),
  filter.choice('currency', 'Currency'),
  filter.number('actual_weight', 'Weight'),
  filter.number('actual_gross_profit', 'Gross profit'),
  filter.number('actual_gross_profit_per_lb', 'Margin per lb', { empty: true }),
  filter.number('freight_cost', 'Freight'),
  filter.ref('contacts', 'Contact'),
  filter.ref('owner', 'Owner'),
  filter.date('created_on', 'Created'),
  filter.date('modified_on', 'Changed'),
  filter.status(),
];

export const views: readonly [View<Orders>, ...View<Orders>[]] = [
  {
    id: 'open',
    label: 'All open',
    where: { stage__in: ['draft', 'booked', 'confirmed', 'in_transit', 'delivered', 'invoiced'] },
    ordering: ['-pickup_date'],
  },
  { id: 'confirm', label: 'To confirm', where: { stage__in: ['booked'] }, ordering: ['pickup_date'] },
  { id: 'load', label: 'To load', where: { stage__in: ['confirmed'] }, ordering: ['pickup_date'] },
  { id: 'road', label: 'On the road', where: { stage__in: ['in_transit'] }, ordering: ['fulfillment_date'] },
  { id: 'invoice', label: 'To invoice', where: { stage__in: ['delivered'] }, ordering: ['delivered_on'] },
  { id: 'settle', label: 'Invoiced', where: { stage__in: ['invoiced'] }, ordering: ['-delivered_on'] },
  { id: 'drafts', label: 'Drafts', where: { stage__in: ['draft'] }, ordering: ['-modified_on'] },
  { id: 'closed', label: 'Closed', where: { stage__in: ['closed'] }, ordering: ['-purchase_date'] },
  { id: 'cancelled', label: 'Cancelled', where: { stage__in: ['cancelled'] }, ordering: ['-purchase_date'] },
  { id: 'inactive', label: 'Inactive', where: { status: 'inactive' }, ordering: ['-modified_on'] },
];

import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { View } from '@/table/types';
import { STATUS_LOOKS } from '@/ui/look';

type Suppliers = '/api/v1/suppliers/';
const column = columnsOf<Suppliers>();
const filter = filtersOf<Suppliers>();

export const columns = [
  column.text('name', 'Name', { width: 240, pin: true, edit: true, priority: 1 }),
  column.choices('proteins', 'Proteins', { width: 168, priority: 2 }),
  column.text('city', 'City', { edit: true, main: true, priority: 2 }),
  column.text('state', 'State', { width: 64, edit: true, priority: 3 }),
  column.text('phone', 'Phone', { width: 128, edit: true, priority: 3 }),
  column.ref('primary_contact', 'Contact'),
  column.choice('payment_terms', 'Terms', { width: 96, edit: true }),
  column.choice('delivery_type', 'Delivery', { width: 128 }),
  column.date('credit_application_sent_on', 'Credit app.', { edit: true, hidden: true }),
  column.text('email', 'E-mail', { hidden: true, edit: true }),
  column.text('website', 'Website', { hidden: true, edit: true }),
  column.text('address', 'Street', { hidden: true, edit: true }),
  column.code('postal_code', 'ZIP', { hidden: true, edit: true }),
  column.text('country', 'Country', { width: 80, hidden: true, edit: true }),
  column.choice('shipping_offered', 'Ships', { hidden: true, edit: true }),
  column.bool('tested_product', 'Tested', { hidden: true, edit: true }),
  column.bool('exportable', 'Exportable', { hidden: true, edit: true }),
  column.ref('accounts_receivable', 'Account', { hidden: true }),
  column.status('status', 'Status', STATUS_LOOKS, { hidden: true }),
  column.user('owner', 'Owner', { hidden: true }),
  column.instant('created_on', 'Created', { hidden: true }),
  column.instant('modified_on', 'Changed', { hidden: true }),
];

export const filters = [
  filter.text('name', 'Name'),
  filter.choices('proteins', 'Proteins', { empty: true }),
  filter.text('city', 'City', { empty: true }),
  filter.text('state', 'State', { empty: true }),
  filter.text('postal_code', 'ZIP'),
  filter.choice('delivery_type', 'Delivery'),
  filter.choice('shipping_offered', 'Ships', { empty: true }),
  filter.choice('payment_terms', 'Terms', { empty: true }),
  filter.bool('tested_product', 'Tested'),
  filter.bool('exportable', 'Exportable'),
  filter.date('credit_application_sent_on', 'Credit application', { empty: true }),
  filter.text('phone', 'Phone', { empty: true }),
  filter.text('email', 'E-mail', { empty: true }),
  filter.ref('primary_contact', 'Contact', { empty: true }),
  filter.ref('accounts_receivable', 'Account', { empty: true }),
  filter.ref('owner', 'Owner'),
  filter.date('created_on', 'Created'),
  filter.date('modified_on', 'Changed'),
  filter.status(),
];

export const views: readonly [View<Suppliers>, ...View<Suppliers>[]] = [
  { id: 'active', label: 'Active', where: {}, ordering: ['name'] },
  {
    id: 'no-credit',
    label: 'No credit application',
    where: { credit_application_sent_on__isempty: true },
    ordering: ['name'],
  },
  { id: 'inactive', label: 'Inactive', where: { status: 'inactive' }, ordering: ['name'] },
];

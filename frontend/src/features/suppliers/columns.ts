import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { View } from '@/table/types';
import { STATUS_LOOKS } from '@/ui/look';

type Suppliers = '/api/v1/suppliers/';
const column = columnsOf<Suppliers>();
const filter = filtersOf<Suppliers>();

export const columns = [
  column.text('name', 'Name', { width: 260, pin: true, edit: true, priority: 1 }),
  column.choices('proteins', 'Proteins', { width: 180, priority: 2 }),
  column.text('city', 'City', { edit: true }),
  column.text('state', 'State', { width: 72, edit: true, priority: 3 }),
  column.text('phone', 'Phone', { edit: true }),
  column.ref('primary_contact', 'Contact'),
  column.choice('payment_terms', 'Terms', { edit: true }),
  column.choice('delivery_type', 'Delivery'),
  column.date('credit_application_sent_on', 'Credit app. sent', { edit: true }),
  column.status('status', 'Status', STATUS_LOOKS, { hidden: true }),
  column.bool('exportable', 'Exportable', { hidden: true }),
  column.user('owner', 'Owner', { hidden: true }),
  column.instant('modified_on', 'Changed', { hidden: true }),
];

export const filters = [
  filter.choices('proteins', 'Proteins'),
  filter.date('credit_application_sent_on', 'Credit application'),
  filter.ref('primary_contact', 'Contact'),
  filter.status(),
];

export const views: readonly [View<Suppliers>, ...View<Suppliers>[]] = [
  { id: 'active', label: 'Active', where: { status: 'active' }, ordering: ['name'] },
  { id: 'inactive', label: 'Inactive', where: { status: 'inactive' }, ordering: ['name'] },
];

import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { View } from '@/table/types';
import { STATUS_LOOKS } from '@/ui/look';

type Customers = '/api/v1/customers/';
const column = columnsOf<Customers>();
const filter = filtersOf<Customers>();

export const columns = [
  column.text('name', 'Name', { width: 240, pin: true, edit: true, priority: 1 }),
  column.choices('industry', 'Industry', { width: 160, priority: 2 }),
  column.choices('proteins', 'Proteins', { width: 160 }),
  column.text('city', 'City', { edit: true, main: true, priority: 2 }),
  column.text('state', 'State', { width: 64, edit: true, priority: 3 }),
  column.text('phone', 'Phone', { width: 128, edit: true, priority: 3 }),
  column.text('email', 'E-mail', { edit: true, hidden: true }),
  column.choices('documents_needed', 'Documents needed', { width: 200 }),
  column.bool('picks_up_loads', 'Picks up', { edit: true, hidden: true }),
  column.bool('requires_exportable', 'Exportable only', { width: 112, hidden: true, edit: true }),
  column.text('website', 'Website', { hidden: true, edit: true }),
  column.text('address', 'Street', { hidden: true, edit: true }),
  column.code('postal_code', 'ZIP', { hidden: true, edit: true }),
  column.text('country', 'Country', { width: 80, hidden: true, edit: true }),
  column.status('status', 'Status', STATUS_LOOKS, { hidden: true }),
  column.user('owner', 'Owner', { hidden: true }),
  column.instant('created_on', 'Created', { hidden: true }),
  column.instant('modified_on', 'Changed', { hidden: true }),
];

export const filters = [
  filter.text('name', 'Name'),
  filter.choices('industry', 'Industry', { empty: true }),
  filter.choices('proteins', 'Proteins', { empty: true }),
  filter.choices('documents_needed', 'Documents needed', { empty: true }),
  filter.text('city', 'City', { empty: true }),
  filter.text('state', 'State', { empty: true }),
  filter.text('postal_code', 'ZIP'),
  filter.bool('picks_up_loads', 'Picks up'),
  filter.bool('requires_exportable', 'Exportable only'),
  filter.text('phone', 'Phone', { empty: true }),
  filter.text('email', 'E-mail', { empty: true }),
  filter.ref('owner', 'Owner'),
  filter.date('created_on', 'Created'),
  filter.date('modified_on', 'Changed'),
  filter.status(),
];

export const views: readonly [View<Customers>, ...View<Customers>[]] = [
  { id: 'active', label: 'Active', where: {}, ordering: ['name'] },
  { id: 'inactive', label: 'Inactive', where: { status: 'inactive' }, ordering: ['name'] },
];

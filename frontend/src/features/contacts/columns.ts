import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { View } from '@/table/types';
import { STATUS_LOOKS } from '@/ui/look';

type Contacts = '/api/v1/contacts/';
const column = columnsOf<Contacts>();
const filter = filtersOf<Contacts>();

export const columns = [
  column.text('name', 'Name', { width: 208, pin: true, edit: true, priority: 1 }),
  column.choice('contact_type', 'Type', { width: 96, edit: true, priority: 3 }),
  column.choices('position', 'Position', { width: 160, priority: 2 }),
  column.ref('supplier', 'Supplier', { main: true, priority: 2 }),
  column.ref('customer', 'Customer', { main: true, priority: 2 }),
  column.text('phone', 'Phone', { width: 128, edit: true, priority: 3 }),
  column.text('mobile', 'Mobile', { width: 128, edit: true, hidden: true }),
  column.text('email', 'E-mail', { width: 200, edit: true }),
  column.ref('carrier', 'Carrier', { hidden: true }),
  column.ref('plant', 'Plant', { hidden: true }),
  column.status('status', 'Status', STATUS_LOOKS, { hidden: true }),
  column.user('owner', 'Owner', { hidden: true }),
  column.instant('created_on', 'Created', { hidden: true }),
  column.instant('modified_on', 'Changed', { hidden: true }),
];

export const filters = [
  filter.text('name', 'Name'),
  filter.choice('contact_type', 'Type', { empty: true }),
  filter.choices('position', 'Position', { empty: true }),
  filter.ref('supplier', 'Supplier', { empty: true }),
  filter.ref('customer', 'Customer', { empty: true }),
  filter.ref('carrier', 'Carrier', { empty: true }),
  filter.ref('plant', 'Plant', { empty: true }),
  filter.text('phone', 'Phone', { empty: true }),
  filter.text('mobile', 'Mobile', { empty: true }),
  filter.text('email', 'E-mail', { empty: true }),
  filter.ref('owner', 'Owner'),
  filter.date('created_on', 'Created'),
  filter.date('modified_on', 'Changed'),
  filter.status(),
];

export const views: readonly [View<Contacts>, ...View<Contacts>[]] = [
  { id: 'active', label: 'Active', where: {}, ordering: ['name'] },
  {
    id: 'suppliers',
    label: 'At suppliers',
    where: { contact_type__in: ['supplier'] },
    ordering: ['name'],
  },
  {
    id: 'customers',
    label: 'At customers',
    where: { contact_type__in: ['customer'] },
    ordering: ['name'],
  },
  { id: 'carriers', label: 'At carriers', where: { contact_type__in: ['carrier'] }, ordering: ['name'] },
  { id: 'inactive', label: 'Inactive', where: { status: 'inactive' }, ordering: ['name'] },
];

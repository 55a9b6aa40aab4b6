import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { View } from '@/table/types';
import { STATUS_LOOKS } from '@/ui/look';

type Mappings = '/api/v1/supplier-plant-mappings/';
const column = columnsOf<Mappings>();
const filter = filtersOf<Mappings>();

export const columns = [
  column.ref('customer', 'Customer', { width: 200, pin: true, priority: 1 }),
  column.ref('supplier', 'Supplier', { main: true, priority: 2 }),
  column.ref('plant', 'Plant', { priority: 2 }),
  column.choices('documents_needed', 'Documents needed', { width: 200 }),
  column.date('approved_on', 'Approved', { edit: true, priority: 3 }),
  column.ref('contact_info', 'Contact'),
  column.text('name', 'Name', { width: 280, hidden: true, edit: true }),
  column.ref('purchase_order', 'Agreed on', { width: 104, hidden: true }),
  column.status('status', 'Status', STATUS_LOOKS, { hidden: true }),
  column.user('owner', 'Owner', { hidden: true }),
  column.instant('created_on', 'Created', { hidden: true }),
  column.instant('modified_on', 'Changed', { hidden: true }),
];

export const filters = [
  filter.ref('customer', 'Customer', { empty: true }),
  filter.ref('supplier', 'Supplier', { empty: true }),
  filter.ref('plant', 'Plant', { empty: true }),
  filter.choices('documents_needed', 'Documents needed', { empty: true }),
  filter.date('approved_on', 'Approved', { empty: true }),
  filter.ref('contact_info', 'Contact', { empty: true }),
  filter.ref('purchase_order', 'Agreed on order', { empty: true }),
  filter.text('name', 'Name'),
  filter.ref('owner', 'Owner'),
  filter.date('created_on', 'Created'),
  filter.date('modified_on', 'Changed'),
  filter.status(),
];

export const views: readonly [View<Mappings>, ...View<Mappings>[]] = [
  { id: 'active', label: 'Active', where: {}, ordering: ['name'] },
  {
    id: 'unapproved',
    label: 'Not yet approved',
    where: { approved_on__isempty: true },
    ordering: ['name'],
  },
  { id: 'inactive', label: 'Inactive', where: { status: 'inactive' }, ordering: ['name'] },
];

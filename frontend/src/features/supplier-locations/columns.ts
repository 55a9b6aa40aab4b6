import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { View } from '@/table/types';
import { STATUS_LOOKS } from '@/ui/look';

type Locations = '/api/v1/supplier-locations/';
const column = columnsOf<Locations>();
const filter = filtersOf<Locations>();

export const columns = [
  column.text('name', 'Name', { width: 240, pin: true, edit: true, priority: 1 }),
  column.ref('supplier', 'Supplier', { main: true, priority: 2 }),
  column.choice('location_type', 'Type', { edit: true, priority: 3 }),
  column.text('city', 'City', { edit: true, priority: 2 }),
  column.text('state', 'State', { width: 64, edit: true, priority: 3 }),
  column.text('contact_name', 'Contact', { edit: true }),
  column.text('phone', 'Phone', { width: 128, edit: true }),
  column.text('email', 'E-mail', { edit: true }),
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
  filter.ref('supplier', 'Supplier', { empty: true }),
  filter.choice('location_type', 'Type', { empty: true }),
  filter.text('city', 'City', { empty: true }),
  filter.text('state', 'State', { empty: true }),
  filter.text('postal_code', 'ZIP'),
  filter.ref('owner', 'Owner'),
  filter.date('created_on', 'Created'),
  filter.date('modified_on', 'Changed'),
  filter.status(),
];

export const views: readonly [View<Locations>, ...View<Locations>[]] = [
  { id: 'active', label: 'Active', where: {}, ordering: ['name'] },
  { id: 'inactive', label: 'Inactive', where: { status: 'inactive' }, ordering: ['name'] },
];

import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { View } from '@/table/types';
import { STATUS_LOOKS } from '@/ui/look';

type Plants = '/api/v1/plants/';
const column = columnsOf<Plants>();
const filter = filtersOf<Plants>();

export const columns = [
  column.text('name', 'Name', { width: 240, pin: true, edit: true, priority: 1 }),
  column.code('establishment_numbers', 'EST. numbers', { width: 144, priority: 3 }),
  column.ref('supplier', 'Supplier', { main: true, priority: 2 }),
  column.choice('plant_type', 'Type', { width: 104, edit: true }),
  column.text('city', 'City', { edit: true, priority: 2 }),
  column.text('state', 'State', { width: 64, edit: true, priority: 3 }),
  column.text('pickup_hours', 'Pickup hours', { edit: true }),
  column.choice('appointment_method', 'Appointment', { edit: true }),
  column.text('phone', 'Phone', { width: 128, edit: true, hidden: true }),
  column.code('release_number', 'Release', { width: 112, hidden: true, edit: true }),
  column.choices('load_pickup_requirements', 'Pickup needs', { hidden: true }),
  column.choices('storage', 'Storage', { hidden: true }),
  column.text('location', 'Directions', { hidden: true, edit: true }),
  column.ref('establishment', 'USDA establishment', { hidden: true }),
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
  filter.code('establishment_numbers', 'EST. number'),
  filter.ref('supplier', 'Supplier', { empty: true }),
  filter.choice('plant_type', 'Type', { empty: true }),
  filter.text('city', 'City', { empty: true }),
  filter.text('state', 'State', { empty: true }),
  filter.text('postal_code', 'ZIP'),
  filter.choices('load_pickup_requirements', 'Pickup needs', { empty: true }),
  filter.choices('storage', 'Storage', { empty: true }),
  filter.choice('appointment_method', 'Appointment', { empty: true }),
  filter.text('release_number', 'Release number', { empty: true }),
  filter.ref('establishment', 'USDA establishment', { empty: true }),
  filter.ref('owner', 'Owner'),
  filter.date('created_on', 'Created'),
  filter.date('modified_on', 'Changed'),
  filter.status(),
];

export const views: readonly [View<Plants>, ...View<Plants>[]] = [
  { id: 'active', label: 'Active', where: {}, ordering: ['name'] },
  { id: 'inactive', label: 'Inactive', where: { status: 'inactive' }, ordering: ['name'] },
];

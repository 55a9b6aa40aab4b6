import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { View } from '@/table/types';
import { STATUS_LOOKS } from '@/ui/look';

type Carriers = '/api/v1/carriers/';
const column = columnsOf<Carriers>();
const filter = filtersOf<Carriers>();

export const columns = [
  column.text('name', 'Name', { width: 240, pin: true, edit: true, priority: 1 }),
  column.choices('equipment', 'Equipment', { width: 152, priority: 2 }),
  column.text('city', 'City', { edit: true, priority: 2 }),
  column.text('state', 'State', { width: 64, edit: true, priority: 3 }),
  column.code('mc_number', 'MC', { width: 96, edit: true, main: true }),
  column.code('usdot_number', 'USDOT', { width: 96, edit: true }),
  column.code('scac', 'SCAC', { width: 72, edit: true }),
  column.text('contact_name', 'Contact', { edit: true, hidden: true }),
  column.text('phone', 'Phone', { width: 128, edit: true, priority: 3 }),
  column.date('insurance_expires_on', 'Insured until', { width: 128, edit: true, due: true }),
  column.text('email', 'E-mail', { hidden: true, edit: true }),
  column.ref('supplier', 'Supplier', { hidden: true }),
  column.text('insurance_provider', 'Insurer', { hidden: true, edit: true }),
  column.code('insurance_policy_number', 'Policy', { width: 128, hidden: true, edit: true }),
  column.choice('appointment_method', 'Appointment', { hidden: true, edit: true }),
  column.choice('payment_terms', 'Terms', { hidden: true, edit: true }),
  column.code('release_number', 'Release', { hidden: true, edit: true }),
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
  filter.choices('equipment', 'Equipment', { empty: true }),
  filter.text('city', 'City', { empty: true }),
  filter.text('state', 'State', { empty: true }),
  filter.text('postal_code', 'ZIP'),
  filter.text('mc_number', 'MC number', { empty: true }),
  filter.text('usdot_number', 'USDOT number', { empty: true }),
  filter.text('scac', 'SCAC', { empty: true }),
  filter.date('insurance_expires_on', 'Insured until', { empty: true }),
  filter.ref('supplier', 'Supplier', { empty: true }),
  filter.choice('appointment_method', 'Appointment', { empty: true }),
  filter.choice('payment_terms', 'Terms', { empty: true }),
  filter.ref('owner', 'Owner'),
  filter.date('created_on', 'Created'),
  filter.date('modified_on', 'Changed'),
  filter.status(),
];

export const views: readonly [View<Carriers>, ...View<Carriers>[]] = [
  { id: 'active', label: 'Active', where: {}, ordering: ['name'] },
  { id: 'inactive', label: 'Inactive', where: { status: 'inactive' }, ordering: ['name'] },
];

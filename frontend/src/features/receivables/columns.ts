import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { View } from '@/table/types';
import { STATUS_LOOKS } from '@/ui/look';

type Accounts = '/api/v1/accounts-receivables/';
const column = columnsOf<Accounts>();
const filter = filtersOf<Accounts>();

export const columns = [
  column.text('name', 'Name', { width: 240, pin: true, edit: true, priority: 1 }),
  column.ref('customer', 'Customer', { main: true, priority: 2 }),
  column.choice('payment_terms', 'Terms', { width: 96, edit: true, priority: 2 }),
  column.choice('payment_method', 'Pays by', { width: 104, edit: true }),
  column.money('credit_limit', 'Credit limit', { width: 120, edit: true, main: true, priority: 3 }),
  column.bool('credit_hold', 'On hold', { priority: 3 }),
  column.money('insured_limit', 'Insured to', { width: 120, edit: true }),
  column.date('insurance_expires_on', 'Insured until', { width: 128, edit: true, due: true }),
  column.text('email', 'Invoices to', { edit: true, hidden: true }),
  column.text('phone', 'Phone', { width: 128, edit: true, hidden: true }),
  column.text('terms', 'Terms in words', { hidden: true, edit: true }),
  column.text('credit_hold_reason', 'Why on hold', { hidden: true }),
  column.status('status', 'Status', STATUS_LOOKS, { hidden: true }),
  column.user('owner', 'Owner', { hidden: true }),
  column.instant('created_on', 'Created', { hidden: true }),
  column.instant('modified_on', 'Changed', { hidden: true }),
];

export const filters = [
  filter.text('name', 'Name'),
  filter.ref('customer', 'Customer', { empty: true }),
  filter.choice('payment_terms', 'Terms', { empty: true }),
  filter.choice('payment_method', 'Pays by', { empty: true }),
  filter.number('credit_limit', 'Credit limit', { empty: true }),
  filter.bool('credit_hold', 'On hold'),
  filter.number('insured_limit', 'Insured to', { empty: true }),
  filter.date('insurance_expires_on', 'Insured until', { empty: true }),
  filter.text('email', 'E-mail', { empty: true }),
  filter.ref('owner', 'Owner'),
  filter.date('created_on', 'Created'),
  filter.date('modified_on', 'Changed'),
  filter.status(),
];

export const views: readonly [View<Accounts>, ...View<Accounts>[]] = [
  { id: 'active', label: 'Active', where: {}, ordering: ['name'] },
  { id: 'hold', label: 'On credit hold', where: { credit_hold: true }, ordering: ['name'] },
  { id: 'inactive', label: 'Inactive', where: { status: 'inactive' }, ordering: ['name'] },
];

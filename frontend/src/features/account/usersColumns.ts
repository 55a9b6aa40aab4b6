import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { EntityFilter, View } from '@/table/types';

type Users = '/api/v1/users/';
const column = columnsOf<Users>();
const filter = filtersOf<Users>();

export const columns = [
  column.text('name', 'Name', { width: 200, pin: true, priority: 1 }),
  column.text('email', 'E-mail', { width: 280, priority: 2 }),
  column.choice('role', 'Role', { width: 120, main: true, priority: 3 }),
  column.bool('is_active', 'Active', { width: 80 }),
  column.instant('last_login', 'Last sign-in', { width: 144 }),
  column.instant('created_on', 'Since', { width: 144 }),
  column.instant('modified_on', 'Changed', { width: 144, hidden: true }),
];

export const filters = [
  filter.choice('role', 'Role'),
  filter.text('email', 'E-mail'),
  filter.bool('is_active', 'Active'),
  filter.date('created_on', 'Since'),
] satisfies EntityFilter<Users>[];

export const views: readonly [View<Users>, ...View<Users>[]] = [
  { id: 'active', label: 'Active', where: { is_active: true }, ordering: ['email'] },
  { id: 'inactive', label: 'Deactivated', where: { is_active: false }, ordering: ['email'] },
  { id: 'all', label: 'All', where: {}, ordering: ['email'] },
];

import type { Row } from '@/api/paths';
import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { Column, EntityFilter, View } from '@/table/types';

type Entries = '/api/v1/audit-entries/';
const column = columnsOf<Entries>();
const filter = filtersOf<Entries>();

/** The server does not close these lists of words, so the API has them as texts. */
const worded = (key: 'action' | 'entity', label: string, width: number): Column<Row<Entries>> => ({
  kind: 'choice',
  key,
  label,
  width,
});

export const columns = [
  column.instant('at', 'When', { width: 144, pin: true, priority: 3 }),
  { ...worded('action', 'What', 184), main: true as const, priority: 1 as const },
  { ...worded('entity', 'Kind', 152), priority: 2 as const },
  column.text('record_name', 'Record', { width: 280, main: true, priority: 2 }),
  column.text('actor_name', 'Who', { width: 168, priority: 2 }),
  column.code('address', 'From', { width: 136 }),
  column.bool('sealed', 'Sealed', { width: 72 }),
  column.code('request_id', 'Request', { width: 280, hidden: true }),
];

const anyOf = (key: 'action' | 'entity', label: string): EntityFilter<Entries> => ({
  kind: 'choice',
  key,
  label,
  params: [`${key}__in`],
});

export const filters: readonly EntityFilter<Entries>[] = [
  anyOf('entity', 'Kind'),
  anyOf('action', 'What'),
  filter.ref('actor', 'Who'),
  filter.date('at', 'When'),
  { kind: 'code', key: 'record', label: 'Number of the record', params: ['record'] },
  filter.code('request_id', 'Request'),
  filter.bool('sealed', 'Sealed'),
];

export const views: readonly [View<Entries>, ...View<Entries>[]] = [
  { id: 'all', label: 'All', where: {}, ordering: ['-id'] },
  { id: 'records', label: 'Records', where: { entity__isempty: false }, ordering: ['-id'] },
  { id: 'access', label: 'Sign-in and access', where: { entity__isempty: true }, ordering: ['-id'] },
  {
    id: 'refused',
    label: 'Refused',
    where: { action__in: ['sign_in_failed', 'second_factor_failed', 'locked_out', 'permission_denied'] },
    ordering: ['-id'],
  },
];

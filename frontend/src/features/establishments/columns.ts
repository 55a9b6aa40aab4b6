import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { View } from '@/table/types';

type Establishments = '/api/v1/establishments/';
const column = columnsOf<Establishments>();
const filter = filtersOf<Establishments>();

export const columns = [
  column.text('name', 'Company', { width: 280, pin: true, priority: 1 }),
  column.code('establishment_numbers', 'EST. numbers', { width: 168, priority: 3 }),
  column.text('city', 'City', { main: true, priority: 2 }),
  column.text('state', 'State', { width: 64, priority: 2 }),
  column.code('zip', 'ZIP', { width: 88, hidden: true }),
  column.text('phone', 'Phone', { width: 144, priority: 3 }),
  column.text('size', 'Size', { width: 96 }),
  column.text('activities', 'Activities', { width: 240, hidden: true }),
  column.date('grant_date', 'Granted', { hidden: true }),
  column.text('street', 'Street', { hidden: true }),
  column.text('county', 'County', { hidden: true }),
  column.text('dbas', 'Also known as', { width: 240 }),
  column.text('district', 'District', { hidden: true }),
  column.text('circuit', 'Circuit', { hidden: true }),
  column.date('gone_since', 'Gone since', { hidden: true }),
];

export const filters = [
  filter.text('name', 'Company'),
  filter.code('establishment_numbers', 'EST. number'),
  filter.text('city', 'City'),
  filter.text('state', 'State'),
  filter.text('zip', 'ZIP'),
  filter.text('activities', 'Activities'),
  filter.text('dbas', 'Also known as', { empty: true }),
  filter.text('county', 'County'),
  filter.text('district', 'District'),
  filter.text('size', 'Size'),
  filter.date('grant_date', 'Granted', { empty: true }),
  filter.date('gone_since', 'Gone since', { empty: true }),
];

export const views: readonly [View<Establishments>, ...View<Establishments>[]] = [
  { id: 'current', label: 'Current', where: { gone_since__isempty: true }, ordering: ['name'] },
  { id: 'gone', label: 'Gone', where: { gone_since__isempty: false }, ordering: ['name'] },
];

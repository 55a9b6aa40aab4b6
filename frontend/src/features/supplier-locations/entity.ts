import { meta, orderings } from '@/api/meta/supplier-locations';
import { defineEntity } from '@/entity/defineEntity';
import { columns, filters, views } from './columns';
import { form } from './fields';

export const supplierLocations = defineEntity({
  path: '/api/v1/supplier-locations/',
  label: { one: 'Supplier location', many: 'Supplier locations' },
  icon: 'pin',
  meta,
  orderings,
  title: (row) => row.name,
  columns,
  filters,
  views,
  form,
});

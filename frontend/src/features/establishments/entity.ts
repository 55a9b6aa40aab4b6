import { meta, orderings } from '@/api/meta/establishments';
import { defineEntity } from '@/entity/defineEntity';
import { columns, filters, views } from './columns';

/** The directory of the USDA: read only, so without a form. */
export const establishments = defineEntity({
  path: '/api/v1/establishments/',
  label: { one: 'USDA establishment', many: 'USDA establishments' },
  icon: 'building',
  meta,
  orderings,
  title: (row) => row.name,
  columns,
  filters,
  views,
  related: [{ path: '/api/v1/plants/', by: 'establishment', label: 'Plants' }],
});

import { meta, orderings } from '@/api/meta/supplier-plant-mappings';
import { defineEntity } from '@/entity/defineEntity';
import { columns, filters, views } from './columns';
import { form } from './fields';

export const mappings = defineEntity({
  path: '/api/v1/supplier-plant-mappings/',
  label: { one: 'Approved source', many: 'Approved sources' },
  icon: 'shield',
  meta,
  orderings,
  title: (row) => row.name,
  columns,
  filters,
  views,
  form,
  related: [{ path: '/api/v1/documents/', by: 'mapping', label: 'Documents' }],
});

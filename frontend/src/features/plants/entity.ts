import { meta, orderings } from '@/api/meta/plants';
import { defineEntity } from '@/entity/defineEntity';
import { columns, filters, views } from './columns';
import { form } from './fields';
import { formParts } from './parts';

export const plants = defineEntity({
  path: '/api/v1/plants/',
  label: { one: 'Plant', many: 'Plants' },
  icon: 'building',
  meta,
  orderings,
  title: (row) => row.name,
  columns,
  filters,
  views,
  form,
  formParts,
  related: [
    { path: '/api/v1/purchase-orders/', by: 'plant', label: 'Purchase orders' },
    { path: '/api/v1/supplier-plant-mappings/', by: 'plant', label: 'Approved sources' },
    { path: '/api/v1/contacts/', by: 'plant', label: 'Contacts' },
    { path: '/api/v1/documents/', by: 'plant', label: 'Documents' },
  ],
});

import { meta, orderings } from '@/api/meta/carriers';
import { defineEntity } from '@/entity/defineEntity';
import { columns, filters, views } from './columns';
import { form } from './fields';

export const carriers = defineEntity({
  path: '/api/v1/carriers/',
  label: { one: 'Carrier', many: 'Carriers' },
  icon: 'truck',
  meta,
  orderings,
  title: (row) => row.name,
  columns,
  filters,
  views,
  form,
  related: [
    { path: '/api/v1/purchase-orders/', by: 'carrier', label: 'Purchase orders' },
    { path: '/api/v1/contacts/', by: 'carrier', label: 'Contacts' },
    { path: '/api/v1/documents/', by: 'carrier', label: 'Documents' },
  ],
});

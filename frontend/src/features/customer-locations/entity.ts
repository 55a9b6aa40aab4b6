import { meta, orderings } from '@/api/meta/customer-locations';
import { defineEntity } from '@/entity/defineEntity';
import { columns, filters, views } from './columns';
import { form } from './fields';

export const customerLocations = defineEntity({
  path: '/api/v1/customer-locations/',
  label: { one: 'Customer location', many: 'Customer locations' },
  icon: 'pin',
  meta,
  orderings,
  title: (row) => row.name,
  columns,
  filters,
  views,
  form,
  related: [{ path: '/api/v1/purchase-orders/', by: 'ship_to', label: 'Purchase orders' }],
});

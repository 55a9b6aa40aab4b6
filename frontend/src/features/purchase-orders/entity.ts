import { meta, orderings } from '@/api/meta/purchase-orders';
import { defineEntity } from '@/entity/defineEntity';
import { columns, filters, views } from './columns';
import { form } from './fields';

export const purchaseOrders = defineEntity({
  path: '/api/v1/purchase-orders/',
  label: { one: 'Purchase order', many: 'Purchase orders' },
  icon: 'file',
  meta,
  orderings,
  title: (order) => order.po_number,
  columns,
  filters,
  views,
  form,
  related: [{ path: '/api/v1/documents/', by: 'purchase_order', label: 'Documents' }],
  touches: ['/api/v1/accounts-receivables/'],
});

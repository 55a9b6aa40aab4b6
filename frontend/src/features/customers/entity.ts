import { meta, orderings } from '@/api/meta/customers';
import { defineEntity } from '@/entity/defineEntity';
import { columns, filters, views } from './columns';
import { form } from './fields';
import { formParts } from './parts';

export const customers = defineEntity({
  path: '/api/v1/customers/',
  label: { one: 'Customer', many: 'Customers' },
  icon: 'store',
  meta,
  orderings,
  title: (row) => row.name,
  columns,
  filters,
  views,
  form,
  formParts,
  related: [
    { path: '/api/v1/purchase-orders/', by: 'customer', label: 'Purchase orders' },
    { path: '/api/v1/customer-locations/', by: 'customer', label: 'Locations' },
    { path: '/api/v1/contacts/', by: 'customer', label: 'Contacts' },
    { path: '/api/v1/supplier-plant-mappings/', by: 'customer', label: 'Approved sources' },
    { path: '/api/v1/accounts-receivables/', by: 'customer', label: 'Accounts' },
    { path: '/api/v1/documents/', by: 'customer', label: 'Documents' },
  ],
});

import { meta, orderings } from '@/api/meta/suppliers';
import { defineEntity } from '@/entity/defineEntity';
import { columns, filters, views } from './columns';
import { form } from './fields';
import { formParts } from './parts';

export const suppliers = defineEntity({
  path: '/api/v1/suppliers/',
  label: { one: 'Supplier', many: 'Suppliers' },
  icon: 'factory',
  meta,
  orderings,
  title: (supplier) => supplier.name,
  columns,
  filters,
  views,
  form,
  formParts,
  related: [
    { path: '/api/v1/purchase-orders/', by: 'supplier', label: 'Purchase orders' },
    { path: '/api/v1/plants/', by: 'supplier', label: 'Plants' },
    { path: '/api/v1/supplier-locations/', by: 'supplier', label: 'Locations' },
    { path: '/api/v1/contacts/', by: 'supplier', label: 'Contacts' },
    { path: '/api/v1/supplier-plant-mappings/', by: 'supplier', label: 'Approved sources' },
    { path: '/api/v1/carriers/', by: 'supplier', label: 'Carriers' },
    { path: '/api/v1/documents/', by: 'supplier', label: 'Documents' },
  ],
});

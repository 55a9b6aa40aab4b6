import { meta, orderings } from '@/api/meta/contacts';
import { defineEntity } from '@/entity/defineEntity';
import { columns, filters, views } from './columns';
import { form } from './fields';

export const contacts = defineEntity({
  path: '/api/v1/contacts/',
  label: { one: 'Contact', many: 'Contacts' },
  icon: 'user',
  meta,
  orderings,
  title: (row) => row.name,
  columns,
  filters,
  views,
  form,
  related: [
    { path: '/api/v1/purchase-orders/', by: 'contacts', label: 'Purchase orders' },
    { path: '/api/v1/documents/', by: 'contact', label: 'Documents' },
  ],
});

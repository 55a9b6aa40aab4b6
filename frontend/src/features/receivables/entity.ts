import { meta, orderings } from '@/api/meta/accounts-receivables';
import { defineEntity } from '@/entity/defineEntity';
import { columns, filters, views } from './columns';
import { form } from './fields';

export const receivables = defineEntity({
  path: '/api/v1/accounts-receivables/',
  label: { one: 'Account', many: 'Receivables' },
  icon: 'receipt',
  meta,
  orderings,
  title: (row) => row.name,
  columns,
  filters,
  views,
  form,
  related: [{ path: '/api/v1/documents/', by: 'account', label: 'Documents' }],
});

import { meta, orderings } from '@/api/meta/documents';
import { defineEntity } from '@/entity/defineEntity';
import { columns, filters, views } from './columns';
import { form } from './fields';

export const documents = defineEntity({
  path: '/api/v1/documents/',
  label: { one: 'Document', many: 'Documents' },
  icon: 'paperclip',
  meta,
  orderings,
  title: (row) => row.original_name,
  columns,
  filters,
  views,
  form,
  madeElsewhere: true,
});

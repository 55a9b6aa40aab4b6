import { meta, orderings } from '@/api/meta/audit-entries';
import { defineEntity } from '@/entity/defineEntity';
import { columns, filters, views } from './columns';
import { ACTIONS, actionWords, ENTITIES } from './words';

/** What was done by whom: read only, for admins and managers. */
export const auditEntries = defineEntity({
  path: '/api/v1/audit-entries/',
  label: { one: 'Entry', many: 'Audit entries' },
  icon: 'history',
  meta: {
    ...meta,
    action: { ...meta.action, choices: ACTIONS },
    entity: { ...meta.entity, choices: ENTITIES },
  },
  orderings,
  title: (entry) => `${actionWords(entry.action)} ${entry.record_name}`.trim(),
  columns,
  filters,
  views,
});

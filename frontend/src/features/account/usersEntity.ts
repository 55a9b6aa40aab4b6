import { meta, orderings } from '@/api/meta/users';
import { defineEntity } from '@/entity/defineEntity';
import { fieldsOf } from '@/form/fields';
import { columns, filters, views } from './usersColumns';

const field = fieldsOf<'/api/v1/users/'>();

/** Whoever may sign in. They come about by invitation; what stands here is changed by admins. */
export const users = defineEntity({
  path: '/api/v1/users/',
  label: { one: 'User', many: 'Users' },
  icon: 'users',
  meta,
  orderings,
  title: (user) => user.name,
  columns,
  filters,
  views,
  form: [
    field.section(
      'Account',
      field.text('first_name', 'First name'),
      field.text('last_name', 'Last name'),
      field.text('email', 'E-mail'),
      field.choice('role', 'Role', { help: 'A new role ends their other sessions and their API tokens.' }),
      field.bool('is_active', 'May sign in'),
    ),
  ],
  touches: ['/api/v1/user-profiles/', '/api/v1/tokens/'],
});

import { fieldsOf } from '@/form/fields';

const field = fieldsOf<'/api/v1/user-profiles/'>();

export const form = [
  field.section(
    'Profile',
    field.choice('role', 'Role'),
    field.text('job_title', 'Job title'),
    field.text('department', 'Department'),
    field.text('phone', 'Phone'),
    field.timeZone('timezone', 'Time zone'),
    field.bool('email_notifications', 'E-mail notifications'),
    field.longText('bio', 'About', { span: 3 }),
  ),
  field.section('Screen', field.choice('theme', 'Theme'), field.choice('density', 'Density')),
];

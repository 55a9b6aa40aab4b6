import type { SchemaPatchedUserProfileRequest } from '@/api/schema';
import { fieldsOfBody } from '@/form/fields';

const field = fieldsOfBody<SchemaPatchedUserProfileRequest>();

export const sections = [
  field.section(
    'Name and reach',
    field.text('first_name', 'First name'),
    field.text('last_name', 'Last name'),
    field.text('phone', 'Phone'),
    field.text('job_title', 'Job title'),
    field.text('department', 'Department'),
    field.timeZone('timezone', 'Time zone', { help: 'In which you read times.' }),
    field.bool('email_notifications', 'E-mails about my work', { span: 3 }),
    field.longText('bio', 'About you', { span: 3 }),
  ),
];

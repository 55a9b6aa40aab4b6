import { fieldsOf } from '@/form/fields';

const field = fieldsOf<'/api/v1/customers/'>();

export const form = [
  field.section(
    'Customer',
    field.text('name', 'Name', { span: 2 }),
    field.bool('picks_up_loads', 'Picks up loads'),
    field.choices('industry', 'Industry', { span: 3 }),
    field.choices('proteins', 'Buys', { span: 3 }),
    field.choices('documents_needed', 'Documents asked for', { span: 3 }),
    field.bool('requires_exportable', 'Exportable product only', { span: 2 }),
  ),
  field.section(
    'Reach',
    field.text('phone', 'Phone'),
    field.text('email', 'E-mail'),
    field.text('website', 'Website'),
  ),
  field.section(
    'Address',
    field.longText('address', 'Street', { span: 3 }),
    field.text('city', 'City'),
    field.text('state', 'State'),
    field.text('postal_code', 'ZIP'),
    field.text('country', 'Country', { initial: 'US' }),
  ),
  field.section('Notes', field.longText('notes', 'Notes', { span: 3 }), field.user('owner', 'Owner')),
];

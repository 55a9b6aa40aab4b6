import { fieldsOf } from '@/form/fields';

const field = fieldsOf<'/api/v1/contacts/'>();

export const form = [
  field.section(
    'Contact',
    field.text('name', 'Name', { span: 2 }),
    field.choice('contact_type', 'Side'),
    field.choices('position', 'Takes care of', { span: 3 }),
  ),
  field.section(
    'Reach',
    field.text('phone', 'Direct'),
    field.text('mobile', 'Mobile'),
    field.text('email', 'E-mail'),
  ),
  field.section(
    'Works for',
    field.ref('supplier', 'Supplier'),
    field.ref('plant', 'Plant', {
      narrow: ({ supplier }) => (typeof supplier === 'number' ? { supplier } : {}),
    }),
    field.ref('customer', 'Customer'),
    field.ref('carrier', 'Carrier'),
  ),
  field.section('Notes', field.longText('notes', 'Notes', { span: 3 }), field.user('owner', 'Owner')),
];

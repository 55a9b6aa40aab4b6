import { fieldsOf } from '@/form/fields';

const field = fieldsOf<'/api/v1/supplier-locations/'>();

export const form = [
  field.section(
    'Location',
    field.text('name', 'Name', { span: 2 }),
    field.choice('location_type', 'Kind'),
    field.ref('supplier', 'Supplier', { span: 2 }),
  ),
  field.section(
    'Address',
    field.longText('address', 'Street', { span: 3 }),
    field.text('city', 'City'),
    field.text('state', 'State'),
    field.text('postal_code', 'ZIP'),
    field.text('country', 'Country', { initial: 'US' }),
  ),
  field.section(
    'Reach',
    field.text('contact_name', 'Ask for'),
    field.text('phone', 'Phone'),
    field.text('email', 'E-mail'),
  ),
  field.section('Notes', field.longText('notes', 'Notes', { span: 3 }), field.user('owner', 'Owner')),
];

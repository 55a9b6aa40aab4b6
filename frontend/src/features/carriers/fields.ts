import { fieldsOf } from '@/form/fields';

const field = fieldsOf<'/api/v1/carriers/'>();

export const form = [
  field.section(
    'Carrier',
    field.text('name', 'Name', { span: 2 }),
    field.code('scac', 'SCAC'),
    field.code('mc_number', 'MC number'),
    field.code('usdot_number', 'USDOT number'),
    field.code('release_number', 'Release number'),
    field.choices('equipment', 'Equipment', { span: 3 }),
  ),
  field.section(
    'Reach',
    field.text('contact_name', 'Ask for'),
    field.text('phone', 'Phone'),
    field.text('email', 'E-mail'),
    field.choice('appointment_method', 'Booked by'),
    field.choice('payment_terms', 'Payment terms'),
    field.ref('supplier', 'Hauls for'),
  ),
  field.section(
    'Insurance',
    field.text('insurance_provider', 'Insurer'),
    field.code('insurance_policy_number', 'Policy number'),
    field.date('insurance_expires_on', 'Expires'),
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

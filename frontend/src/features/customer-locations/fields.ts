import { fieldsOf } from '@/form/fields';

const field = fieldsOf<'/api/v1/customer-locations/'>();

export const form = [
  field.section(
    'Dock',
    field.text('name', 'Name', { span: 2 }),
    field.choice('location_type', 'Kind'),
    field.ref('customer', 'Customer', { span: 2 }),
  ),
  field.section(
    'Receiving',
    field.text('receiving_hours', 'Receiving hours', { placeholder: 'Mon–Fri 04:00–11:00' }),
    field.choice('appointment_method', 'Appointments by'),
    field.text('appointment_contact', 'Appointment contact'),
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

import { fieldsOf } from '@/form/fields';

const field = fieldsOf<'/api/v1/plants/'>();

export const form = [
  field.section(
    'Plant',
    field.text('name', 'Name', { span: 2 }),
    field.choice('plant_type', 'Makes'),
    field.code('establishment_numbers', 'Establishment numbers', { placeholder: 'M245C+P245C' }),
    field.ref('supplier', 'Supplier'),
    field.ref('establishment', 'USDA establishment'),
  ),
  field.section(
    'Address',
    field.longText('address', 'Street', { span: 3 }),
    field.text('city', 'City'),
    field.text('state', 'State'),
    field.text('postal_code', 'ZIP'),
    field.text('country', 'Country', { initial: 'US' }),
    field.text('location', 'Directions'),
    field.text('phone', 'Phone'),
    field.quantity('latitude', 'Latitude'),
    field.quantity('longitude', 'Longitude'),
  ),
  field.section(
    'Loading',
    field.text('pickup_hours', 'Pickup hours', { placeholder: 'Mon–Fri 6:00–14:00' }),
    field.choice('appointment_method', 'Appointments by'),
    field.code('release_number', 'Release number'),
    field.choices('load_pickup_requirements', 'A truck needs', { span: 3 }),
    field.choices('storage', 'Storage', { span: 3 }),
  ),
  field.section('Notes', field.longText('notes', 'Notes', { span: 3 }), field.user('owner', 'Owner')),
];

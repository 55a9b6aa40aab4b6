import { fieldsOf } from '@/form/fields';

const field = fieldsOf<'/api/v1/supplier-plant-mappings/'>();

export const form = [
  field.section(
    'Approved source',
    field.ref('customer', 'Customer'),
    field.ref('supplier', 'Supplier'),
    field.ref('plant', 'Plant', {
      narrow: ({ supplier }) => (typeof supplier === 'number' ? { supplier } : {}),
    }),
    field.text('name', 'Name', { span: 2, placeholder: 'Made of the three names when left blank' }),
    field.date('approved_on', 'Approved'),
    field.choices('documents_needed', 'Documents asked for', { span: 3 }),
  ),
  field.section(
    'Background',
    field.ref('contact_info', 'Contact'),
    field.ref('purchase_order', 'Agreed on order', {
      narrow: ({ customer }) => (typeof customer === 'number' ? { customer } : {}),
    }),
    field.user('owner', 'Owner'),
    field.longText('notes', 'Notes', { span: 3 }),
  ),
];

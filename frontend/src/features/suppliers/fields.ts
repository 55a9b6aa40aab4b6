import { fieldsOf } from '@/form/fields';

const field = fieldsOf<'/api/v1/suppliers/'>();

export const form = [
  field.section(
    'Supplier',
    field.text('name', 'Name', { span: 2 }),
    field.choice('delivery_type', 'Delivery'),
    field.choices('proteins', 'Proteins', { span: 3 }),
    field.choice('shipping_offered', 'Ships'),
    field.bool('exportable', 'Exportable'),
    field.bool('tested_product', 'Tested product'),
  ),
  field.section(
    'Reach',
    field.text('phone', 'Phone'),
    field.text('email', 'E-mail'),
    field.text('website', 'Website'),
    field.ref('primary_contact', 'Primary contact', { span: 2 }),
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
    'Terms',
    field.choice('payment_terms', 'Payment terms'),
    field.date('credit_application_sent_on', 'Credit application sent'),
    field.ref('accounts_receivable', 'Account'),
  ),
  field.section('Notes', field.longText('notes', 'Notes', { span: 3 }), field.user('owner', 'Owner')),
];

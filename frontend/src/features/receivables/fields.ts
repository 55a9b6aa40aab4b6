import { fieldsOf } from '@/form/fields';

const field = fieldsOf<'/api/v1/accounts-receivables/'>();

export const form = [
  field.section('Account', field.text('name', 'Name', { span: 2 }), field.ref('customer', 'Customer')),
  field.section(
    'Payment',
    field.choice('payment_terms', 'Payment terms'),
    field.text('terms', 'Terms in words', { placeholder: 'Net 21 from delivery' }),
    field.choice('payment_method', 'Pays by'),
    field.text('email', 'Invoices to'),
    field.text('phone', 'Phone'),
  ),
  field.section(
    'Credit',
    field.money('credit_limit', 'Credit limit'),
    field.money('insured_limit', 'Insured to'),
    field.date('insurance_expires_on', 'Insurance expires'),
    field.bool('credit_hold', 'On credit hold'),
    field.text('credit_hold_reason', 'Why on hold', {
      span: 2,
      when: (account) => account.credit_hold === true,
    }),
  ),
  field.section('Notes', field.longText('notes', 'Notes', { span: 3 }), field.user('owner', 'Owner')),
];

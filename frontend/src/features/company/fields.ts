import type { SchemaPatchedCompanySettingsRequest } from '@/api/schema';
import { fieldsOfBody } from '@/form/fields';

const field = fieldsOfBody<SchemaPatchedCompanySettingsRequest>();

export const form = [
  field.section(
    'Company',
    field.text('name', 'Name', { span: 2 }),
    field.timeZone('timezone', 'Time zone', { help: 'In which the company’s days begin and end.' }),
    field.text('phone', 'Phone'),
    field.text('email', 'E-mail', { span: 2 }),
  ),
  field.section(
    'Address',
    field.text('address_line_1', 'Street', { span: 2 }),
    field.text('address_line_2', 'Suite, floor'),
    field.text('city', 'City'),
    field.text('state', 'State'),
    field.text('postal_code', 'ZIP'),
    field.text('country', 'Country'),
  ),
  field.section(
    'Numbers of purchase orders',
    field.code('po_number_prefix', 'Begins with', { help: 'Letters, digits and / . _ -' }),
    field.number('po_number_next', 'Next number'),
    field.number('po_number_width', 'Digits', { help: 'Filled with zeros in front.' }),
  ),
  field.section(
    'What roles see, and how they sign in',
    field.bool('brokers_see_own_book_only', 'Brokers see only their own purchase orders', { span: 3 }),
    field.bool('hide_others_margins', 'Brokers see cost and margin of their own purchase orders only', {
      span: 3,
    }),
    field.choices('two_factor_roles', 'Roles that must sign in with a second factor', { span: 3 }),
  ),
  field.section(
    'Printed terms',
    field.longText('purchase_order_terms', 'Below every purchase order', { span: 3 }),
    field.longText('sales_confirmation_terms', 'Below every sales confirmation', { span: 3 }),
  ),
];

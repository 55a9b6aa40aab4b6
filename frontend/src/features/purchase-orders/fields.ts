import { fieldsOf } from '@/form/fields';

const field = fieldsOf<'/api/v1/purchase-orders/'>();

/** The three legs of a deal, side by side on the desk. */
export const legs = [
  field.section(
    'Buy from',
    field.ref('supplier', 'Supplier'),
    field.ref('plant', 'Plant', {
      narrow: ({ supplier }) => (typeof supplier === 'number' ? { supplier } : {}),
    }),
    field.date('pickup_date', 'Pickup'),
    field.code('supplier_reference', 'Their order'),
    field.code('release_number', 'Release'),
  ),
  field.section(
    'Truck',
    field.choice('haulage', 'Haulage'),
    field.ref('carrier', 'Carrier', { placeholder: 'Later' }),
    field.money('freight_cost', 'Freight'),
    field.choice('freight_terms', 'Terms'),
    field.date('shipped_on', 'Shipped'),
    field.date('delivered_on', 'Delivered'),
  ),
  field.section(
    'Sell to',
    field.ref('customer', 'Customer'),
    field.ref('ship_to', 'Ship to', {
      narrow: ({ customer }) => (typeof customer === 'number' ? { customer } : {}),
    }),
    field.date('fulfillment_date', 'Delivery'),
    field.code('customer_po_number', 'Their PO'),
  ),
];

/** What is said once per order, below its lines. */
export const rest = field.section(
  'Order',
  field.code('po_number', 'PO number', { placeholder: 'Next of our series' }),
  field.date('purchase_date', 'Order date'),
  field.choice('currency', 'Currency', { initial: 'USD' }),
  field.refs('contacts', 'Contacts', { span: 2 }),
  field.user('owner', 'Owner'),
  field.longText('special_instructions', 'Special instructions', {
    span: 3,
    help: 'Printed for the supplier and the carrier.',
  }),
  field.longText('notes', 'Notes for ourselves', { span: 3 }),
  field.longText('supplier_documents', 'Supplier documents', { help: 'Text of the former application.' }),
  field.longText('customer_documents', 'Customer documents', { help: 'Text of the former application.' }),
);

const mode = field.choice('mode', 'Mode', { initial: 'principal' });

export const form = [...legs, { ...rest, fields: [...rest.fields, mode] }];

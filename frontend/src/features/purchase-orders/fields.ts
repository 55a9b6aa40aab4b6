import { fieldsOf } from '@/form/fields';

const field = fieldsOf<'/api/v1/purchase-orders/'>();

/** All fields by their legs: the desk lays these out by itself, the record shows them as facts. */
export const form = [
  field.section(
    'Buy from',
    field.ref('supplier', 'Supplier'),
    field.ref('plant', 'Plant', {
      narrow: ({ supplier }) => (typeof supplier === 'number' ? { supplier } : {}),
    }),
    field.date('pickup_date', 'Pickup'),
    field.code('supplier_reference', 'Their order'),
    field.code('release_number', 'Release no.'),
  ),
  field.section(
    'Truck',
    field.choice('haulage', 'Haulage'),
    field.ref('carrier', 'Carrier'),
    field.money('freight_cost', 'Freight'),
    field.choice('freight_terms', 'Terms'),
    field.date('shipped_on', 'Shipped', { when: () => false }),
    field.date('delivered_on', 'Delivered', { when: () => false }),
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
  field.section(
    'Order',
    field.code('po_number', 'PO number', { placeholder: 'Next number' }),
    field.date('purchase_date', 'Order date'),
    field.choice('mode', 'Mode'),
    field.refs('contacts', 'Contacts', { span: 3 }),
    field.longText('special_instructions', 'Special instructions', { span: 3 }),
    field.longText('notes', 'Notes', { span: 3 }),
  ),
];

import { fieldsOf } from '@/form/fields';

const field = fieldsOf<'/api/v1/documents/'>();

/** What can be said of a file once it is there; the files themselves go up on the page of their record. */
export const form = [
  field.section(
    'Document',
    field.choice('kind', 'Kind'),
    field.code('number', 'Number'),
    field.text('issuing_body', 'Issued by'),
    field.date('issued_on', 'Issued'),
    field.date('expires_on', 'Expires'),
    field.refs('plants', 'Covers plants', { span: 3 }),
  ),
  field.section(
    'Belongs to one of',
    field.ref('supplier', 'Supplier'),
    field.ref('plant', 'Plant'),
    field.ref('customer', 'Customer'),
    field.ref('contact', 'Contact'),
    field.ref('carrier', 'Carrier'),
    field.ref('purchase_order', 'Purchase order'),
    field.ref('mapping', 'Approved source'),
    field.ref('account', 'Account'),
  ),
  field.section('Notes', field.longText('notes', 'Notes', { span: 3 }), field.user('owner', 'Owner')),
];

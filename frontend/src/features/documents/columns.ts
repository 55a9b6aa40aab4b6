import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { View } from '@/table/types';
import { STATUS_LOOKS } from '@/ui/look';

type Documents = '/api/v1/documents/';
const column = columnsOf<Documents>();
const filter = filtersOf<Documents>();

export const columns = [
  column.text('original_name', 'File', { width: 260, pin: true, priority: 1 }),
  column.choice('kind', 'Kind', { width: 152, edit: true, priority: 2 }),
  column.record('parent', 'Belongs to', { main: true, priority: 2 }),
  column.date('expires_on', 'Expires', { width: 128, edit: true, due: true, priority: 3 }),
  column.date('issued_on', 'Issued', { edit: true }),
  column.code('number', 'Number', { width: 120, edit: true }),
  column.text('issuing_body', 'Issued by', { edit: true, hidden: true }),
  column.refs('plants', 'Covers plants', { hidden: true }),
  column.instant('created_on', 'Added', { priority: 3 }),
  column.user('created_by', 'By', { hidden: true }),
  column.number('size', 'Bytes', { width: 96, hidden: true }),
  column.text('content_type', 'Type of file', { hidden: true }),
  column.status('status', 'Status', STATUS_LOOKS, { hidden: true }),
  column.user('owner', 'Owner', { hidden: true }),
  column.instant('modified_on', 'Changed', { hidden: true }),
];

export const filters = [
  filter.choice('kind', 'Kind'),
  filter.date('expires_on', 'Expires', { empty: true }),
  filter.date('issued_on', 'Issued', { empty: true }),
  filter.text('original_name', 'File name'),
  filter.text('number', 'Number', { empty: true }),
  filter.text('issuing_body', 'Issued by', { empty: true }),
  filter.ref('supplier', 'Supplier'),
  filter.ref('plant', 'Plant'),
  filter.ref('customer', 'Customer'),
  filter.ref('contact', 'Contact'),
  filter.ref('carrier', 'Carrier'),
  filter.ref('purchase_order', 'Purchase order'),
  filter.ref('mapping', 'Approved source'),
  filter.ref('account', 'Account'),
  filter.ref('owner', 'Owner'),
  filter.date('created_on', 'Created'),
  filter.date('modified_on', 'Changed'),
  filter.status(),
];

export const views: readonly [View<Documents>, ...View<Documents>[]] = [
  { id: 'active', label: 'All', where: {}, ordering: ['-created_on'] },
  { id: 'expiring', label: 'By expiry', where: { expires_on__isempty: false }, ordering: ['expires_on'] },
  { id: 'inactive', label: 'Inactive', where: { status: 'inactive' }, ordering: ['-created_on'] },
];

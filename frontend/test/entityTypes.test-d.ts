/**
 * Mistakes that must not compile: `tsc` fails when one of the lines below has no error any more.
 * Nothing here is run.
 */
import type { Action } from '@/actions/action';
import { action, create, get, list, update } from '@/api/client';
import { meta, orderings } from '@/api/meta/suppliers';
import type { Detail, Keys, Ordering, Path, Row, Write } from '@/api/paths';
import type { SchemaPurchaseOrderLineRequest } from '@/api/schema';
import { defineEntity, erase, type AnyEntity } from '@/entity/defineEntity';
import { suppliers } from '@/features/suppliers/entity';
import { fieldsOf, fieldsOfBody } from '@/form/fields';
import type { Decimal, IsoDate } from '@/lib/brands';
import { columnsOf } from '@/table/columns';
import { filtersOf } from '@/table/filters';
import type { View } from '@/table/types';
import { STATUS_LOOKS } from '@/ui/look';

type Suppliers = '/api/v1/suppliers/';
type Orders = '/api/v1/purchase-orders/';

const column = columnsOf<Suppliers>();
const orderColumn = columnsOf<Orders>();

column.text('name', 'Name', { edit: true, pin: true });
orderColumn.money('actual_gross_profit', 'Gross profit', { total: true });
orderColumn.user('owner', 'Owner');
// @ts-expect-error a key that the API does not have
column.text('nmae', 'Name');
// @ts-expect-error a text is not money
column.money('name', 'Name');
// @ts-expect-error a date is not a text
column.text('credit_application_sent_on', 'Sent');
// @ts-expect-error a moment is not a day
column.date('modified_on', 'Changed');
// @ts-expect-error a supplier is not a user
orderColumn.user('supplier', 'Supplier');
// @ts-expect-error a total is read-only
orderColumn.money('actual_gross_profit', 'Gross profit', { edit: true });
// @ts-expect-error texts have no total
column.text('name', 'Name', { total: true });
// @ts-expect-error every value of a status needs a look
column.status('status', 'Status', { active: { tone: 'ok' } });
// @ts-expect-error there are five meanings
column.status('status', 'Status', { ...STATUS_LOOKS, active: { tone: 'blue' } });

const filter = filtersOf<Suppliers>();
filter.choices('proteins', 'Proteins');
// @ts-expect-error the list has no such parameter
filter.bool('exportable_at', 'Exportable');
// @ts-expect-error a date is not filtered as a reference
filter.ref('credit_application_sent_on', 'Sent');

const field = fieldsOf<Suppliers>();
field.ref('primary_contact', 'Contact', { when: (values) => values.name !== '' });
// @ts-expect-error a stamp cannot be written
field.instant('created_on', 'Created');
// @ts-expect-error there is no such field in the values
field.text('name', 'Name', { when: (values) => values.nmae !== '' });
fieldsOf<Orders>().lines('lines', 'Lines');
fieldsOfBody<SchemaPurchaseOrderLineRequest>().price('price_per_unit', 'Buy');
// @ts-expect-error a price is not a weight's neighbour: the item is a text
fieldsOfBody<SchemaPurchaseOrderLineRequest>().price('item', 'Item');

export const inactive: View<Suppliers> = { id: 'gone', label: 'Gone', where: { status: 'inactive' } };
// @ts-expect-error a value that the filter does not know
export const wrongValue: View<Suppliers> = { id: 'x', label: 'X', where: { status: 'gone' } };
// @ts-expect-error a filter that the list does not know
export const wrongFilter: View<Suppliers> = { id: 'x', label: 'X', where: { colour: 'red' } };
// @ts-expect-error an ordering that is not offered
export const wrongOrder: View<Suppliers> = { id: 'x', label: 'X', where: {}, ordering: ['proteins'] };

export const ordering: Ordering<Suppliers> = '-name';
export const day: Keys<Row<Suppliers>, 'date'> = 'credit_application_sent_on';
export const registry: readonly AnyEntity[] = [erase(suppliers)];
export const verb: Action<Row<Suppliers>> = {
  id: 'deactivate',
  label: 'Deactivate',
  can: (row) => row.status === 'active',
  run: () => Promise.resolve(),
};

defineEntity({
  path: '/api/v1/suppliers/',
  label: { one: 'Supplier', many: 'Suppliers' },
  icon: 'factory',
  meta,
  orderings,
  title: (row) => row.name,
  // @ts-expect-error columns of another entity
  columns: [orderColumn.code('po_number', 'PO')],
  filters: [],
  views: [inactive],
});
// @ts-expect-error no list at this path
export const nowhere: Path = '/api/v1/nowhere/';

/** Calls are typed by their path. */
export const calls = {
  page: () => list('/api/v1/suppliers/', { proteins__has: ['beef'], limit: 100 }),
  // @ts-expect-error an unknown parameter
  wrongParameter: () => list('/api/v1/suppliers/', { protein: 'beef' }),
  change: () => update('/api/v1/suppliers/', 3, 1, { name: 'Blue Mesa' }),
  // @ts-expect-error a field that cannot be written
  wrongChange: () => update('/api/v1/suppliers/', 3, 1, { modified_on: '2026-01-01' }),
  // @ts-expect-error a plain text is not a day
  wrongDay: () => update('/api/v1/suppliers/', 3, 1, { credit_application_sent_on: 'tomorrow' }),
  // @ts-expect-error the name is required
  wrongCreate: () => create('/api/v1/suppliers/', { city: 'Omaha' }),
  book: (): Promise<Detail<Orders>> =>
    action('/api/v1/purchase-orders/', 7, 'transition', 2, { to: 'booked' }),
  one: async () => (await get('/api/v1/suppliers/{id}/', { path: { id: 3 } })).name satisfies string,
  // @ts-expect-error the id is missing
  wrongOne: () => get('/api/v1/suppliers/{id}/', {}),
};

// @ts-expect-error money is not a day
export const mixed: IsoDate = '1.00' as Decimal;
export const body: Write<Orders> = { po_number: '24817' };

import { screen, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { Suspense } from 'react';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { listOf, signedIn } from '#test/me';
import { renderUi } from '#test/render';
import { addDays, today } from '@/lib/dates';
import { Component } from './HomeScreen';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const TODAY = today('America/Chicago');
const ORDER = {
  id: 7,
  po_number: 'PO-00601',
  stage: 'booked',
  supplier_name: 'Blue Mesa Beef',
  customer_name: 'Lakeshore Provisions',
  haulage: 'we_arrange',
  carrier: null,
  carrier_name: null,
  pickup_date: addDays(TODAY, -2),
  fulfillment_date: TODAY,
  modified_on: '2026-11-12T15:00:00Z',
  modified_by_name: 'Dana Kessler',
};
const DOCUMENT = {
  id: 3,
  kind: 'letter_of_guarantee',
  parent: { entity: 'suppliers', id: 1, name: 'Blue Mesa Beef' },
  expires_on: addDays(TODAY, -1),
};

const open = (me: object = {}) => {
  server.use(
    signedIn(me),
    ...listOf('purchase-orders', [ORDER], { actual_weight: '38212.60' }),
    ...listOf('documents', [DOCUMENT]),
  );
  return renderUi(
    <Suspense>
      <Component />
    </Suspense>,
  );
};

it('says what is late, what has no truck and what has expired, each a way to its record', async () => {
  open();
  const pickups = (await screen.findByText('Pickups this week')).closest('section');
  expect(pickups).not.toBeNull();
  const row = await within(pickups as HTMLElement).findByRole('link', { name: /PO-00601/ });
  expect(row).toHaveTextContent('Blue Mesa Beef');
  expect(row).toHaveTextContent('no truck');
  expect(row).toHaveTextContent('2 d late');
  expect(row).toHaveAttribute('href', '/purchase-orders/7');
  expect(await screen.findByText('expired 1 d ago')).toBeVisible();
});

it('counts each stage with its weight, and leads to its orders', async () => {
  open();
  const figure = await screen.findByRole('link', { name: /Booked.*38,213 lb/ });
  expect(figure).toHaveAttribute('href', '/purchase-orders?stage.in=booked');
});

it('offers no order to whoever may not make one', async () => {
  open({ abilities: {} });
  expect(await screen.findByText('Pickups this week')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'New PO' })).not.toBeInTheDocument();
  expect(screen.queryByRole('radio', { name: 'Mine' })).not.toBeInTheDocument();
});

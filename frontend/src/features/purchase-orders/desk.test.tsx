import { fireEvent, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { Suspense } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderRoutes } from '#test/render';
import { serve, server } from '#test/server';
import { Component as EditOrderScreen } from './EditOrderScreen';
import { Component as NewOrderScreen } from './NewOrderScreen';

const PATH = '*/api/v1/purchase-orders/';

interface Line {
  readonly id?: number;
  readonly item: string;
}
interface Body {
  readonly lines?: readonly Line[];
  readonly [field: string]: unknown;
}

const toBook = (missing: readonly object[]) => [
  { to: 'booked', back: false, needs_reason: false, sets: '', missing },
];

const storedLine = {
  id: 61,
  line_number: 1,
  item: '116A Chuck roll',
  quantity: '1000.00',
  unit: 'case',
  estimated_weight: '38500.00',
  shipped_weight: null,
  received_weight: null,
  price_basis: 'lb',
  price_per_unit: '2.41500',
  sale_price_per_unit: '2.53000',
  commission_rate: null,
  commission_basis: '',
};

const order = {
  id: 7,
  version: 1,
  status: 'active' as const,
  po_number: 'PO-00007',
  stage: 'draft',
  mode: 'principal',
  freight_cost: '2150.00',
  currency: 'USD',
  lines: [storedLine],
  moves: toBook([]),
  stage_history: [],
  can: ['edit'],
};

let bodies: Body[] = [];
let moves: unknown[] = [];

/** What the server makes of each write; what it says is missing to book. */
function serving(missing: readonly object[] = []): void {
  const answer = async (request: Request, status: number) => {
    const body = (await request.json()) as Body;
    bodies.push(body);
    const lines = (body.lines ?? order.lines).map((line, index) => ({
      ...storedLine,
      ...line,
      id: 61 + index,
    }));
    return HttpResponse.json({ ...order, ...body, lines, moves: toBook(missing) }, { status });
  };
  server.use(
    ...serve('purchase-orders', [order]).handlers,
    http.post(PATH, ({ request }) => answer(request, 201)),
    http.patch(`${PATH}:id/`, ({ request }) => answer(request, 200)),
    http.post(`${PATH}:id/transition/`, async ({ request }) => {
      moves.push(await request.json());
      return HttpResponse.json({ ...order, stage: 'booked', version: 3 });
    }),
  );
}

const screens = [
  { path: '/purchase-orders/new', element: <NewOrderScreen /> },
  { path: '/purchase-orders/:id/edit', element: <EditOrderScreen /> },
  { path: '/purchase-orders/:id', element: <p>The record</p> },
  { path: '*', element: <p>Elsewhere</p> },
].map(({ path, element }) => ({ path, element: <Suspense>{element}</Suspense> }));

const show = (address: string) => renderRoutes(screens, address);
const cell = (name: string) => screen.getByRole('textbox', { name });
const items = () =>
  screen.getAllByRole('textbox', { name: /^Item \d/ }).map((one) => (one as HTMLInputElement).value);
const profit = () => screen.getByRole('status', { name: 'Gross profit' }).textContent;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());
beforeEach(() => {
  bodies = [];
  moves = [];
  sessionStorage.clear();
  serving();
});

describe('a new order', () => {
  test('is typed by keyboard alone and earns what the golden calculation says', async () => {
    const { user } = show('/purchase-orders/new');
    await user.type(await screen.findByRole('textbox', { name: 'Freight' }), '2150');
    await user.click(cell('Item 1'));
    await user.keyboard('116A Chuck roll{Tab}1000{Tab}{Tab}38.5{Tab}{Tab}241.5/cwt{Tab}97.405/cs{Tab}');
    expect(cell('Estimated lb 1')).toHaveValue('38,500.0');
    expect(cell('Buy 1')).toHaveValue('2.4150');
    expect(cell('Sell 1')).toHaveValue('2.5300');
    expect(profit()).toBe('2,277.50');
    expect(screen.getByRole('status', { name: 'Gross profit per lb' })).toHaveTextContent('0.0592');
  });

  test('grows by a line at its end, and blank ones are not sent', async () => {
    const { user } = show('/purchase-orders/new');
    await user.click(await screen.findByRole('textbox', { name: 'Item 1' }));
    await user.keyboard('116A{Enter}120{Enter}');
    expect(items()).toEqual(['116A', '120', '']);
    await user.click(screen.getByRole('button', { name: 'Save draft' }));
    await screen.findByText('The record');
    expect(bodies[0]?.lines?.map(({ item }) => item)).toEqual(['116A', '120']);
  });

  test('repeats, moves, removes and brings back lines', async () => {
    const { user } = show('/purchase-orders/new');
    await user.click(await screen.findByRole('textbox', { name: 'Item 1' }));
    await user.keyboard('116A{Enter}120');
    await user.keyboard('{Control>}d{/Control}');
    await waitFor(() => expect(items()).toEqual(['116A', '120', '120']));
    await user.click(cell('Item 1'));
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(items()).toEqual(['120', '116A', '120']));
    await waitFor(() => expect(cell('Item 2')).toHaveFocus());
    await user.keyboard('{Control>}{Delete}{/Control}');
    await waitFor(() => expect(items()).toEqual(['120', '120']));
    await waitFor(() => expect(cell('Item 2')).toHaveFocus());
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(items()).toEqual(['120', '116A', '120']));
  });

  test('takes lines from a spreadsheet', async () => {
    show('/purchase-orders/new');
    const first = await screen.findByRole('textbox', { name: 'Item 1' });
    const text =
      'Item\tCases\tWeight\tBuy\tSell\n116A\t1,000\t38,500\t2.415\t2.53\n120\t180\t11160\t246.75/cwt\t2.59';
    fireEvent.paste(first, { clipboardData: { getData: () => text } });
    await waitFor(() => expect(items()).toEqual(['116A', '120']));
    expect(cell('Buy 2')).toHaveValue('2.4675');
    expect(profit()).toBe('5,794.60');
  });

  test('is booked once it is saved', async () => {
    const { user } = show('/purchase-orders/new');
    await user.type(await screen.findByRole('textbox', { name: 'Item 1' }), '116A');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('The record');
    expect(moves).toEqual([{ to: 'booked' }]);
  });

  test('that cannot be booked is a draft, with what is missing at the fields', async () => {
    serving([
      { field: 'supplier', message: 'Choose the supplier.' },
      { field: 'lines.0.price_per_unit', message: 'Give the price that we pay.' },
    ]);
    const { user } = show('/purchase-orders/new');
    await user.type(await screen.findByRole('textbox', { name: 'Item 1' }), '116A');
    await user.click(screen.getByRole('button', { name: /^Book/ }));
    expect(await screen.findByText('Saved as draft')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Supplier' })).toHaveAccessibleDescription(
      /Choose the supplier/,
    );
    expect(cell('Buy 1')).toHaveAccessibleDescription('Give the price that we pay.');
    expect(moves).toEqual([]);
  });
});

describe('an order that is changed', () => {
  test('sends its lines as a whole only when one of them changed', async () => {
    const { user } = show('/purchase-orders/7/edit');
    await user.type(await screen.findByRole('textbox', { name: 'Their PO' }), 'LP-66118');
    await user.click(screen.getByRole('button', { name: 'Save draft' }));
    await screen.findByText('The record');
    expect(bodies).toEqual([{ customer_po_number: 'LP-66118' }]);
  });

  test('keeps the line that was changed under its id', async () => {
    const { user } = show('/purchase-orders/7/edit');
    const buy = await screen.findByRole('textbox', { name: 'Buy 1' });
    await user.clear(buy);
    await user.type(buy, '2.40');
    await user.click(screen.getByRole('button', { name: 'Save draft' }));
    await screen.findByText('The record');
    expect(bodies[0]?.lines).toMatchObject([{ id: 61, price_per_unit: '2.40000' }]);
  });

  test('as an agent earns a commission', async () => {
    const { user } = show('/purchase-orders/7/edit');
    await user.click(await screen.findByRole('radio', { name: 'Agency' }));
    await user.type(cell('Comm. 1'), '0.02');
    await user.selectOptions(screen.getByRole('combobox', { name: 'By 1' }), 'lb');
    expect(profit()).toBe('−1,380.00');
  });
});

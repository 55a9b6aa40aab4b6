import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { Suspense } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CreateScreen } from '@/entity/CreateScreen';
import { erase } from '@/entity/defineEntity';
import { EditScreen } from '@/entity/EditScreen';
import { renderRoutes } from '#test/render';
import { serve, server } from '#test/server';
import { suppliers } from './entity';

const PATH = '*/api/v1/suppliers/';
const entity = erase(suppliers);

const stored = {
  id: 7,
  version: 1,
  status: 'active' as const,
  name: 'Blue Mesa Beef',
  city: 'Greeley',
  state: 'CO',
  phone: '',
  proteins: ['beef'],
  can: ['edit'],
  modified_by_name: 'Morgan Castellano',
};

interface Sent {
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string | null;
  readonly version: string | null;
}

/** Every write that reached the server. */
let sent: Sent[] = [];
const note = async (request: Request): Promise<Sent> => {
  const body = (await request.json()) as Sent['body'];
  const { headers } = request;
  const order = { body, key: headers.get('idempotency-key'), version: headers.get('if-match') };
  sent.push(order);
  return order;
};

type Answer = (order: Sent) => Response | Promise<Response>;
const created: Answer = ({ body }) => HttpResponse.json({ ...stored, ...body }, { status: 201 });
const changed: Answer = ({ body }) => HttpResponse.json({ ...stored, ...body, version: 2 });
const refused =
  (field: string, message: string): Answer =>
  () =>
    HttpResponse.json(
      { status: 422, code: 'rule_broken', detail: '', errors: [{ field, message }] },
      { status: 422 },
    );

/** Each write gets the next of the answers, the last one for good. */
function answering(method: 'post' | 'patch', ...answers: Answer[]): void {
  const path = method === 'post' ? PATH : `${PATH}:id/`;
  server.use(
    http[method](path, async ({ request }) => {
      const order = await note(request);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer?.(order) ?? HttpResponse.error();
    }),
    http.get(`${PATH}duplicates/`, () => HttpResponse.json({ results: [] })),
  );
}

function show(address: string) {
  server.use(...serve('suppliers', [stored]).handlers);
  const at = (element: React.ReactNode) => <Suspense>{element}</Suspense>;
  return renderRoutes(
    [
      { path: '/suppliers/new', element: at(<CreateScreen entity={entity} />) },
      { path: '/suppliers/:id/edit', element: at(<EditScreen entity={entity} />) },
      { path: '*', element: <p>Elsewhere</p> },
    ],
    address,
  );
}

const nameField = () => screen.findByRole('textbox', { name: /^Name/ });
const saveButton = () => screen.getByRole('button', { name: /^Save/ });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());
beforeEach(() => {
  sent = [];
  sessionStorage.clear();
});

describe('a new supplier', () => {
  test('is created once, however often Save is pressed', async () => {
    const { user } = show('/suppliers/new');
    answering('post', created);
    await user.type(await nameField(), 'Blue Mesa');
    await user.dblClick(saveButton());
    await screen.findByText('Elsewhere');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toMatchObject({ name: 'Blue Mesa', country: 'US' });
  });

  test('without a name is not sent, and the name is where one goes on', async () => {
    const { user } = show('/suppliers/new');
    answering('post', created);
    await nameField();
    await user.click(saveButton());
    await waitFor(async () => expect(await nameField()).toHaveFocus());
    expect(await nameField()).toHaveAccessibleDescription('Fill this in.');
    expect(sent).toHaveLength(0);
  });

  test('that is refused says so at the field, which gets the focus', async () => {
    const { user } = show('/suppliers/new');
    answering('post', refused('phone', 'Not a phone number.'));
    await user.type(await nameField(), 'Blue Mesa{Control>}{Enter}{/Control}');
    const phone = screen.getByRole('textbox', { name: 'Phone' });
    await waitFor(() => expect(phone).toHaveFocus());
    expect(phone).toHaveAccessibleDescription('Not a phone number.');
    expect(await nameField()).toHaveValue('Blue Mesa');
  });

  test('that is refused for a field elsewhere says so on top', async () => {
    const { user } = show('/suppliers/new');
    answering('post', refused('dataverse_id', 'Is taken.'));
    await user.type(await nameField(), 'Blue Mesa');
    await user.click(saveButton());
    expect(await screen.findByRole('alert')).toHaveTextContent('Is taken.');
  });

  test('whose answer was lost is sent again under the same key', async () => {
    const { user } = show('/suppliers/new');
    answering('post', () => HttpResponse.error(), created);
    await user.type(await nameField(), 'Blue Mesa');
    await user.click(saveButton());
    expect(await screen.findByRole('alert')).toHaveTextContent(/Nothing is lost/);
    await user.click(saveButton());
    await screen.findByText('Elsewhere');
    expect(sent).toHaveLength(2);
    expect(sent[1]?.key).toBe(sent[0]?.key);
  });

  test('that may exist already is warned about while its name is typed', async () => {
    const { user } = show('/suppliers/new');
    answering('post', created);
    const found = [{ id: 9, name: 'Blue Mesa Beef Co.', city: 'Greeley', state: 'CO', status: 'inactive' }];
    server.use(http.get(`${PATH}duplicates/`, () => HttpResponse.json({ results: found })));
    await user.type(await nameField(), 'Blue Mesa');
    expect(await screen.findByRole('link', { name: 'Blue Mesa Beef Co.' })).toBeVisible();
    expect(screen.getByText(/Greeley, CO, inactive/)).toBeVisible();
  });

  test('that is typed and not saved is there again', async () => {
    const first = show('/suppliers/new');
    await first.user.type(await nameField(), 'Blue Mesa');
    await waitFor(() => expect(sessionStorage).toHaveLength(1));
    first.unmount();
    const { user } = show('/suppliers/new');
    expect(await nameField()).toHaveValue('Blue Mesa');
    await user.click(screen.getByRole('button', { name: 'Start over' }));
    expect(await nameField()).toHaveValue('');
  });

  test('is not left by accident', async () => {
    const { user } = show('/suppliers/new');
    await user.type(await nameField(), 'Blue Mesa');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    const question = await screen.findByRole('alertdialog', { name: 'Leave without saving?' });
    await user.click(within(question).getByRole('button', { name: 'Stay' }));
    expect(await nameField()).toHaveValue('Blue Mesa');
  });
});

/** What the server answers when somebody else was faster. */
const stale =
  (theirs: object): Answer =>
  () =>
    HttpResponse.json(
      { status: 412, code: 'stale', detail: '', current: { ...stored, version: 5, ...theirs } },
      { status: 412 },
    );

describe('a supplier that is changed', () => {
  test('sends only what was changed, made from the version that was read', async () => {
    const { user } = show('/suppliers/7/edit');
    answering('patch', changed);
    await user.type(await screen.findByRole('textbox', { name: 'Phone' }), '555-0142');
    await user.click(saveButton());
    await screen.findByText('Elsewhere');
    expect(sent).toEqual([{ body: { phone: '555-0142' }, key: null, version: '"1"' }]);
  });

  test('takes in what somebody else changed in other fields', async () => {
    const { user } = show('/suppliers/7/edit');
    answering('patch', stale({ city: 'Denver' }), changed);
    await user.type(await screen.findByRole('textbox', { name: 'Phone' }), '555-0142');
    await user.click(saveButton());
    await screen.findByText('Elsewhere');
    expect(sent.map(({ body, version }) => [body, version])).toEqual([
      [{ phone: '555-0142' }, '"1"'],
      [{ phone: '555-0142' }, '"5"'],
    ]);
  });

  test('asks where both changed the same, and keeps everything else', async () => {
    const { user } = show('/suppliers/7/edit');
    answering('patch', stale({ city: 'Denver' }), changed);
    const city = await screen.findByRole('textbox', { name: 'City' });
    await user.clear(city);
    await user.type(city, 'Boulder');
    await user.type(screen.getByRole('textbox', { name: 'Phone' }), '555-0142');
    await user.click(saveButton());
    const question = await screen.findByRole('alertdialog', {
      name: 'Morgan Castellano changed this while you did',
    });
    await user.click(within(question).getByRole('radio', { name: /Theirs Denver/ }));
    await user.click(within(question).getByRole('button', { name: 'Save the result' }));
    await screen.findByText('Elsewhere');
    expect(sent.at(-1)).toMatchObject({ body: { phone: '555-0142' }, version: '"5"' });
  });

  test('keeps what was typed when one goes back from the question', async () => {
    const { user } = show('/suppliers/7/edit');
    answering('patch', stale({ city: 'Denver' }));
    const city = await screen.findByRole('textbox', { name: 'City' });
    await user.clear(city);
    await user.type(city, 'Boulder');
    await user.click(saveButton());
    await user.click(await screen.findByRole('button', { name: 'Keep editing' }));
    expect(screen.getByRole('textbox', { name: 'City' })).toHaveValue('Boulder');
  });
});

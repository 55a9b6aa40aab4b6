import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { Suspense } from 'react';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { signedIn } from '#test/me';
import { renderRoutes } from '#test/render';
import { Component } from './EntryScreen';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const ENTRY = {
  id: 12,
  at: '2026-11-12T15:00:00Z',
  action: 'update',
  actor: 9,
  actor_name: 'Dana Kessler',
  address: '203.0.113.7',
  request_id: 'f3b1c2d4',
  entity: 'suppliers',
  record: 3,
  record_name: 'Blue Mesa Beef',
  changes: { phone: ['', '312-555-0100'], tested_product: [false, true] },
  details: {},
  sealed: true,
  can: [],
};

const open = (entry: object) => {
  server.use(
    signedIn(),
    http.get('*/api/v1/audit-entries/12/', () => HttpResponse.json(entry)),
  );
  return renderRoutes(
    [
      {
        path: '/audit-entries/:id',
        element: (
          <Suspense>
            <Component />
          </Suspense>
        ),
      },
    ],
    '/audit-entries/12',
  );
};

it('an entry says who changed what, each value before and after, and leads to the record', async () => {
  open(ENTRY);
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Changed Blue Mesa Beef');
  expect(screen.getByText('Sealed')).toBeVisible();
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual(['Phone312-555-0100', 'Tested productno→ yes']);
  expect(screen.getByRole('link', { name: /Blue Mesa Beef/ })).toHaveAttribute('href', '/suppliers/3');
  expect(screen.getByRole('link', { name: 'f3b1c2d4' })).toHaveAttribute(
    'href',
    '/audit-entries?request_id=f3b1c2d4',
  );
});

it('an event about no record says so in words and shows what else is known', async () => {
  open({
    ...ENTRY,
    action: 'sign_in_failed',
    actor: null,
    actor_name: '',
    entity: '',
    record: null,
    record_name: '',
    changes: {},
    details: { account: 'dana@projectmeats.example' },
    sealed: false,
  });
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Sign-in failed');
  expect(screen.getByText('The program')).toBeVisible();
  expect(screen.getByText('dana@projectmeats.example')).toBeVisible();
  expect(screen.getByText('Not sealed yet')).toBeVisible();
});

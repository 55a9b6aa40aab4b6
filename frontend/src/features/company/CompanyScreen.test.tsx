import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { Suspense } from 'react';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { signedIn } from '#test/me';
import { renderUi } from '#test/render';
import { Component } from './CompanyScreen';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const COMPANY = {
  version: 5,
  modified_on: '2026-11-12T15:00:00Z',
  name: 'Mill Creek Brokerage',
  timezone: 'America/Chicago',
  po_number_prefix: 'PO-',
  po_number_next: 601,
  po_number_width: 5,
  brokers_see_own_book_only: false,
  hide_others_margins: false,
  two_factor_roles: [],
  logo: null,
  demo: false,
  can: ['edit'],
};

const open = (company: object) => {
  server.use(
    signedIn(),
    http.get('*/api/v1/settings/company/', () => HttpResponse.json(company)),
  );
  return renderUi(
    <Suspense>
      <Component />
    </Suspense>,
  );
};

it('shows the next number while the series is typed, and sends only what was changed', async () => {
  let written: unknown;
  const { user } = open(COMPANY);
  server.use(
    http.patch('*/api/v1/settings/company/', async ({ request }) => {
      written = await request.json();
      return HttpResponse.json({
        ...COMPANY,
        po_number_prefix: 'MC/',
        two_factor_roles: ['admin'],
        version: 6,
      });
    }),
  );
  const prefix = await screen.findByLabelText('Begins with');
  expect(screen.getByText('PO-00601')).toBeVisible();
  await user.clear(prefix);
  await user.type(prefix, 'MC/');
  expect(screen.getByText('MC/00601')).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'Admin' }));
  await user.click(screen.getByRole('button', { name: /Save/ }));
  expect(await screen.findByText('Company settings saved')).toBeVisible();
  expect(written).toEqual({ po_number_prefix: 'MC/', two_factor_roles: ['admin'] });
});

it('is only read by whoever may not change it', async () => {
  open({ ...COMPANY, can: [] });
  expect(await screen.findByText('Mill Creek Brokerage')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Save/ })).not.toBeInTheDocument();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { renderUi } from '#test/render';
import { LoadDialog } from './LoadDialog';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const LOAD = '*/api/v1/establishments/load/';
const file = new File(['a,b'], 'directory.csv', { type: 'text/csv' });

it('names the row and the column of a malformed file, then tells what became of a good one', async () => {
  server.use(
    http.post(
      LOAD,
      () =>
        HttpResponse.json(
          { status: 422, errors: [{ field: 'file', message: 'Row 7, column zip: not a ZIP code.' }] },
          { status: 422 },
        ),
      { once: true },
    ),
    http.post(LOAD, () =>
      HttpResponse.json({
        read: 7099,
        created: 12,
        updated: 3,
        unchanged: 7084,
        gone: 2,
        repaired_zips: 631,
        repaired_county_codes: 0,
        warnings: [{ row: 1238, column: 'zip', message: 'Kept as it is.' }],
      }),
    ),
  );
  const { user } = renderUi(<LoadDialog onClose={() => undefined} />);
  const load = screen.getByRole('button', { name: 'Load' });
  expect(load).toBeDisabled();
  await user.upload(screen.getByLabelText('File'), file);
  await user.click(load);
  expect(await screen.findByText('Row 7, column zip: not a ZIP code.')).toBeVisible();
  await user.click(load);
  expect(await screen.findByText('7,099')).toBeVisible();
  expect(screen.getByText('Row 1,238, zip')).toBeVisible();
});

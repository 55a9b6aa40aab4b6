import { useQuery } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { Suspense, useState } from 'react';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { http as api } from '@/api/client';
import { ME, signedIn } from '#test/me';
import { renderUi } from '#test/render';
import { Relogin } from './Relogin';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function Page() {
  const [isAsked, setAsked] = useState(true);
  const { data, isError } = useQuery({
    queryKey: ['thing'],
    queryFn: async () => (await api.get<{ readonly name: string }>('/api/v1/thing/')).data,
  });
  return (
    <>
      <input aria-label="Note" />
      <p>{isError ? 'refused' : data?.name}</p>
      {isAsked && <Relogin onOver={() => setAsked(false)} />}
    </>
  );
}

it('signing in again over the page keeps what was typed and asks anew for what was refused', async () => {
  let isSignedIn = false;
  server.use(
    signedIn(),
    http.get('*/auth/session', () => HttpResponse.json({ status: 401 }, { status: 401 })),
    http.post('*/auth/login', () => {
      isSignedIn = true;
      return HttpResponse.json({ status: 200, data: {} });
    }),
    http.get('*/api/v1/thing/', () =>
      isSignedIn
        ? HttpResponse.json({ name: 'here again' })
        : HttpResponse.json({ status: 401, code: 'not_authenticated' }, { status: 401 }),
    ),
  );
  const { user } = renderUi(
    <Suspense>
      <Page />
    </Suspense>,
  );
  expect(await screen.findByText('refused')).toBeInTheDocument();
  const note = screen.getByLabelText<HTMLInputElement>('Note');
  note.value = 'typed before';
  expect(screen.getByLabelText(/Work e-mail/)).toHaveValue(ME.email);
  expect(screen.getByLabelText(/Work e-mail/)).toHaveAttribute('readonly');
  await user.type(screen.getByLabelText(/Password/), 'secret');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText('here again')).toBeInTheDocument();
  expect(screen.getByLabelText('Note')).toHaveValue('typed before');
});

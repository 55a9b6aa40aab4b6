import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { Suspense } from 'react';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { listOf, ME, signedIn } from '#test/me';
import { renderUi } from '#test/render';
import { InviteDialog } from './InviteDialog';
import { Component as ProfileScreen } from './ProfileScreen';
import { SessionsSection } from './SessionsSection';
import { SignInForm } from './SignInForm';
import { TokensSection } from './TokensSection';
import { TwoFactorSection } from './TwoFactorSection';

const AUTH = '*/api/v1/auth/browser/v1';
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const envelope = (data: unknown) => HttpResponse.json({ status: 200, data });
const asks = (...ids: readonly string[]) =>
  HttpResponse.json({ status: 401, data: { flows: ids.map((id) => ({ id })) } }, { status: 401 });
const refuses = (param: string, message: string) =>
  HttpResponse.json({ status: 400, errors: [{ param, code: 'invalid', message }] }, { status: 400 });

describe('signing in', () => {
  it('asks for the code of the second factor, and says when it is wrong', async () => {
    const done = vi.fn();
    server.use(
      http.get(`${AUTH}/auth/session`, () => asks('login')),
      http.post(`${AUTH}/auth/login`, () => asks('login', 'mfa_authenticate')),
      http.post(`${AUTH}/auth/2fa/authenticate`, async ({ request }) =>
        ((await request.json()) as { code: string }).code === '123456'
          ? envelope({})
          : refuses('code', 'Incorrect code.'),
      ),
    );
    const { user } = renderUi(<SignInForm onDone={done} />);
    await user.type(screen.getByLabelText(/Work e-mail/), ME.email);
    await user.type(screen.getByLabelText(/Password/), 'secret');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await user.type(await screen.findByLabelText(/Code of your authenticator/), '000000');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('Incorrect code.')).toBeVisible();
    expect(done).not.toHaveBeenCalled();
    await user.clear(screen.getByLabelText(/Code of your authenticator/));
    await user.type(screen.getByLabelText(/Code of your authenticator/), ' 123456 ');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
  });
});

describe('the second factor', () => {
  it('is switched off once the password was given again', async () => {
    let isProved = false;
    let isOn = true;
    server.use(
      signedIn({ second_factor: true }),
      http.get(`${AUTH}/account/authenticators`, () =>
        envelope(isOn ? [{ type: 'totp', created_at: 1_795_000_000, last_used_at: null }] : []),
      ),
      http.delete(`${AUTH}/account/authenticators/totp`, () => {
        if (!isProved) return asks('reauthenticate', 'mfa_reauthenticate');
        isOn = false;
        return envelope({});
      }),
      http.post(`${AUTH}/auth/reauthenticate`, () => {
        isProved = true;
        return envelope({});
      }),
    );
    const { user } = renderUi(
      <Suspense>
        <TwoFactorSection />
      </Suspense>,
    );
    await user.click(await screen.findByRole('button', { name: 'Switch off' }));
    const question = await screen.findByRole('alertdialog');
    await user.click(within(question).getByRole('button', { name: 'Switch off' }));
    await user.type(await screen.findByLabelText(/Password/), 'secret');
    await user.click(screen.getByRole('button', { name: 'Confirm' }));
    expect(await screen.findByRole('button', { name: 'Set up' })).toBeVisible();
    expect(isOn).toBe(false);
  });
});

describe('sessions', () => {
  it('are named by their device, and all others end at once', async () => {
    let ended: unknown;
    const rows = [
      [1, 'curl/8.0', false],
      [2, 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/132.0', true],
      [3, 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Version/17.5 Mobile/15E Safari/604.1', false],
    ].map(([id, agent, isCurrent]) => ({
      id,
      user_agent: agent,
      ip: '203.0.113.7',
      created_at: 1_795_000_000,
      last_seen_at: 1_795_000_000 + Number(id),
      is_current: isCurrent,
    }));
    server.use(
      signedIn(),
      http.get(`${AUTH}/auth/sessions`, () => envelope(rows)),
      http.delete(`${AUTH}/auth/sessions`, async ({ request }) => {
        ended = await request.json();
        return envelope([]);
      }),
    );
    const { user } = renderUi(
      <Suspense>
        <SessionsSection />
      </Suspense>,
    );
    const cells = await screen.findAllByRole('row');
    expect(cells.slice(1).map((row) => row.textContent)).toEqual([
      expect.stringContaining('Firefox on Windows'),
      expect.stringContaining('Safari on iPhone'),
      expect.stringContaining('curl'),
    ]);
    await user.click(screen.getByRole('button', { name: 'End all others' }));
    await waitFor(() => expect(ended).toEqual({ sessions: [3, 1] }));
  });
});

describe('a new API token', () => {
  it('shows its secret once, and is asked for without a key that would keep the answer', async () => {
    let key: string | null = 'not asked';
    server.use(
      signedIn(),
      ...listOf('tokens', []),
      http.post('*/api/v1/tokens/', ({ request }) => {
        key = request.headers.get('Idempotency-Key');
        return HttpResponse.json({ id: 1, name: 'Nightly', secret: 'pm_once' }, { status: 201 });
      }),
    );
    const { user } = renderUi(
      <Suspense>
        <TokensSection />
      </Suspense>,
    );
    await user.click(await screen.findByRole('button', { name: 'New token' }));
    await user.type(await screen.findByLabelText(/^Name/), 'Nightly');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    expect(await screen.findByText('pm_once')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'I have kept it' }));
    expect(screen.queryByText('pm_once')).not.toBeInTheDocument();
    expect(key).toBeNull();
  });
});

describe('an invitation', () => {
  it('says at the field why an address is refused, and goes out once it is mended', async () => {
    const sent = vi.fn();
    server.use(
      http.post('*/api/v1/invitations/', async ({ request }) => {
        const body = (await request.json()) as { email: string };
        if (body.email === ME.email)
          return HttpResponse.json(
            { status: 422, errors: [{ field: 'email', code: 'taken', message: 'There is an account.' }] },
            { status: 422 },
          );
        return HttpResponse.json({ id: 1, ...body }, { status: 201 });
      }),
    );
    const { user } = renderUi(<InviteDialog onSent={sent} onClose={() => undefined} />);
    const address = screen.getByLabelText(/Work e-mail/);
    await user.type(address, ME.email);
    await user.click(screen.getByRole('button', { name: 'Send the invitation' }));
    expect(await screen.findByText('There is an account.')).toBeVisible();
    await user.clear(address);
    await user.type(address, 'new@projectmeats.example');
    await user.click(screen.getByRole('button', { name: 'Send the invitation' }));
    await waitFor(() => expect(sent).toHaveBeenCalledWith('new@projectmeats.example'));
  });
});

describe('the profile', () => {
  it('sends what was changed and nothing else, against the version that was read', async () => {
    let written: unknown;
    let match: string | null = null;
    server.use(
      signedIn(),
      http.patch('*/api/v1/user-profiles/me/', async ({ request }) => {
        written = await request.json();
        match = request.headers.get('If-Match');
        return HttpResponse.json({ ...ME, abilities: {}, phone: '312-555-0100', version: 4 });
      }),
    );
    const { user } = renderUi(
      <Suspense>
        <ProfileScreen />
      </Suspense>,
    );
    await user.type(await screen.findByLabelText('Phone'), '312-555-0100');
    await user.click(screen.getByRole('button', { name: /Save/ }));
    expect(await screen.findByText('Profile saved')).toBeVisible();
    expect(written).toEqual({ phone: '312-555-0100' });
    expect(match).toBe('"3"');
  });
});

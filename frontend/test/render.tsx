import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider, type RouteObject } from 'react-router';
import { Toaster } from '@/ui/Toast';

export const testClient = (): QueryClient =>
  new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });

export interface Screen extends RenderResult {
  readonly user: UserEvent;
  readonly client: QueryClient;
}

/** Routes as the app would show them at an address, with cache and toasts of their own. */
export function renderRoutes(routes: RouteObject[], address = '/'): Screen {
  const client = testClient();
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  const result = render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
      <Toaster />
    </QueryClientProvider>,
  );
  return { ...result, user: userEvent.setup(), client };
}

/** One element, inside the same providers. */
export const renderUi = (element: ReactNode): Screen => renderRoutes([{ path: '*', element }]);

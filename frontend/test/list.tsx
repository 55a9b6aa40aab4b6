import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { Suspense } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { nameOf } from '@/api/paths';
import { routes, type AnyEntity } from '@/entity/defineEntity';
import { ListScreen } from '@/entity/ListScreen';
import { renderRoutes } from './render';
import { serve, server, type Served, type ServedRow, type ServeOptions } from './server';

function Address() {
  const { pathname, search } = useLocation();
  return <samp aria-label="address">{pathname + search}</samp>;
}

/** In place of the screens that a list leads to. */
function Elsewhere() {
  const navigate = useNavigate();
  return (
    <>
      <button type="button" onClick={() => void navigate(-1)}>
        Back
      </button>
      <Address />
    </>
  );
}

/** The list of an entity with these rows on the server, as a signed-in person sees it. */
export function showList(
  entity: AnyEntity,
  rows: ServedRow[],
  search = '',
  options: ServeOptions = {},
): Served & { readonly user: UserEvent } {
  const served = serve(nameOf(entity.path), rows, options);
  server.use(...served.handlers);
  const list = (
    <Suspense>
      <ListScreen entity={entity} />
      <Address />
    </Suspense>
  );
  const path = routes.list(entity.path);
  const screens = [
    { path, element: list },
    { path: '*', element: <Elsewhere /> },
  ];
  return Object.assign(served, { user: renderRoutes(screens, path + search).user });
}

/** The titles in the grid, from top to bottom. */
export const titles = (): (string | null)[] =>
  within(screen.getByRole('grid'))
    .queryAllByRole('link')
    .map((link) => link.textContent);

export const address = (): string | null => screen.getByLabelText('address').textContent;

/** The cell that the cursor of the grid is in. */
export const activeCell = (): HTMLElement | null =>
  document.getElementById(screen.getByRole('grid').getAttribute('aria-activedescendant') ?? '');

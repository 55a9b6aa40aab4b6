import { redirect, type LoaderFunctionArgs, type RouteObject } from 'react-router';
import { toApiError } from '@/api/errors';
import { meQuery } from '@/api/session';
import { isMadeHere, type AnyEntity } from '@/entity/defineEntity';
import { Booting } from './Booting';
import { ErrorScreen } from './ErrorScreen';
import { sessionIsOver } from './expiry';
import { prefetchList } from './prefetch';
import { queryClient } from './queryClient';
import { registered, registry, type Registered } from './registry';
import { Shell } from './Shell';

type EntityScreen = (props: { readonly entity: AnyEntity }) => React.ReactNode;

/** Screen and declarations come together, side by side. */
const screenOf = (name: Registered, load: () => Promise<EntityScreen>) => async () => {
  const [entity, Screen] = await Promise.all([registry[name](), load()]);
  return { Component: () => <Screen entity={entity} /> };
};

const listScreen = async () => (await import('@/entity/ListScreen')).ListScreen;
const notFound = async () => (await import('./NotFound')).NotFound;
/** What is made elsewhere has no form for a new one. */
const createScreen = async (): Promise<EntityScreen> => {
  const [{ CreateScreen }, NotFound] = await Promise.all([import('@/entity/CreateScreen'), notFound()]);
  return ({ entity }) => (isMadeHere(entity) ? <CreateScreen entity={entity} /> : <NotFound />);
};
const recordScreen = async () => (await import('@/entity/RecordScreen')).RecordScreen;
const editScreen = async () => (await import('@/entity/EditScreen')).EditScreen;

/** The rows are asked for while the screen's code is still on its way; the screen itself waits for neither. */
const startList =
  (name: Registered) =>
  ({ request }: LoaderFunctionArgs): null => {
    void prefetchList(name, new URL(request.url).search);
    return null;
  };

const changesPage = ({ currentUrl, nextUrl }: { currentUrl: URL; nextUrl: URL }): boolean =>
  currentUrl.pathname !== nextUrl.pathname;

const screensOf = (name: Registered): RouteObject[] => [
  {
    path: name,
    lazy: screenOf(name, listScreen),
    loader: startList(name),
    shouldRevalidate: changesPage,
  },
  { path: `${name}/new`, lazy: screenOf(name, createScreen) },
  { path: `${name}/:id`, lazy: screenOf(name, recordScreen) },
  { path: `${name}/:id/edit`, lazy: screenOf(name, editScreen) },
];

/** Who is not signed in goes to the door, and comes back to where they wanted to go. */
async function requireSession({ request }: LoaderFunctionArgs): Promise<null> {
  try {
    await queryClient.query({ ...meQuery, staleTime: 'static' });
    sessionIsOver.set(false);
    return null;
  } catch (error) {
    if (toApiError(error).kind !== 'auth') throw error;
    const { pathname, search } = new URL(request.url);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a thrown Response is how the router redirects
    throw redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
  }
}

/** Before the program: for whoever is not signed in. */
const doors: RouteObject[] = [
  { path: '/sign-in', lazy: () => import('@/features/account/SignInScreen') },
  { path: '/forgot-password', lazy: () => import('@/features/account/ForgotScreen') },
  { path: '/reset-password/:key', lazy: () => import('@/features/account/ResetScreen') },
  { path: '/accept-invitation/:token', lazy: () => import('@/features/account/InvitationScreen') },
].map((door) => ({ ...door, HydrateFallback: Booting, ErrorBoundary: ErrorScreen }));

/** Screens of their own, before those that every entity has. */
const adminScreens: RouteObject[] = [
  {
    path: 'users',
    lazy: () => import('@/features/account/UsersScreen'),
    loader: startList('users'),
    shouldRevalidate: changesPage,
    children: [{ index: true }, { path: 'new' }],
  },
  { path: 'users/:id', lazy: () => import('@/features/account/UserScreen') },
  { path: 'invitations', lazy: () => import('@/features/account/InvitationsScreen') },
  { path: 'audit-entries/:id', lazy: () => import('@/features/audit/EntryScreen') },
  { path: 'company', lazy: () => import('@/features/company/CompanyScreen') },
  {
    path: 'establishments',
    lazy: () => import('@/features/establishments/DirectoryScreen'),
    loader: startList('establishments'),
    shouldRevalidate: changesPage,
  },
];

/** Papers fill the page: nothing of the program is around them. */
const papers: RouteObject[] = [
  {
    path: '/purchase-orders/:id/purchase-order',
    lazy: () => import('@/features/purchase-orders/PurchaseOrderPaper'),
  },
  {
    path: '/purchase-orders/:id/sales-confirmation',
    lazy: () => import('@/features/purchase-orders/ConfirmationPaper'),
  },
].map((paper) => ({
  ...paper,
  loader: requireSession,
  HydrateFallback: Booting,
  ErrorBoundary: ErrorScreen,
}));

export const routes: RouteObject[] = [
  ...doors,
  ...papers,
  {
    path: '/',
    Component: Shell,
    HydrateFallback: Booting,
    ErrorBoundary: ErrorScreen,
    loader: requireSession,
    shouldRevalidate: () => false,
    children: [
      {
        ErrorBoundary: ErrorScreen,
        children: [
          { index: true, lazy: () => import('@/features/home/HomeScreen') },
          { path: 'profile', lazy: () => import('@/features/account/ProfileScreen') },
          {
            path: 'purchase-orders/:id',
            lazy: () => import('@/features/purchase-orders/OrderScreen'),
          },
          {
            path: 'purchase-orders/new',
            lazy: () => import('@/features/purchase-orders/NewOrderScreen'),
          },
          {
            path: 'purchase-orders/:id/edit',
            lazy: () => import('@/features/purchase-orders/EditOrderScreen'),
          },
          ...adminScreens,
          ...registered.flatMap(screensOf),
          { path: '*', lazy: async () => ({ Component: await notFound() }) },
        ],
      },
    ],
  },
];

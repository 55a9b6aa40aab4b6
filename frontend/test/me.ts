/** Whoever is signed in, for tests of screens behind the door. */
import { http, HttpResponse, type HttpHandler } from 'msw';
import type { Ability } from '@/api/session';

const EVERYTHING: Ability = {
  read: true,
  create: true,
  bulk: true,
  export: true,
  hidden: [],
  read_only: [],
};

export const ME = {
  id: 4,
  version: 3,
  status: 'active',
  user: 9,
  name: 'Dana Kessler',
  first_name: 'Dana',
  last_name: 'Kessler',
  email: 'dana@projectmeats.example',
  role: 'admin',
  phone: '',
  department: '',
  job_title: '',
  timezone: 'America/Chicago',
  email_notifications: true,
  bio: '',
  profile_image: null,
  theme: 'system',
  density: 'standard',
  company_name: 'Mill Creek Brokerage',
  company_timezone: 'America/Chicago',
  second_factor: false,
  second_factor_required: false,
  can: ['edit'],
};

const ENTITIES = [
  'purchase-orders',
  'user-profiles',
  'users',
  'invitations',
  'company',
  'establishments',
  'audit-entries',
];

/** `me` with every right, but for what is said otherwise. */
export const signedIn = (changes: object = {}): HttpHandler =>
  http.get('*/api/v1/user-profiles/me/', () =>
    HttpResponse.json({
      ...ME,
      abilities: Object.fromEntries(ENTITIES.map((entity) => [entity, EVERYTHING])),
      ...changes,
    }),
  );

/** A list of rows and its summary, whatever is asked of it. */
export const listOf = (entity: string, rows: readonly object[], sums: object = {}): HttpHandler[] => [
  http.get(`*/api/v1/${entity}/`, () => HttpResponse.json({ next: null, previous: null, results: rows })),
  http.get(`*/api/v1/${entity}/summary/`, () => HttpResponse.json({ count: rows.length, ...sums })),
];

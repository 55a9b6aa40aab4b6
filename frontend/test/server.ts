/** The API as tests need it, in memory: what a list asks and what a row's verbs do. */
import { http, HttpResponse, type HttpHandler } from 'msw';
import { setupServer } from 'msw/node';
import type { Ability } from '@/api/session';

export interface ServedRow {
  readonly id: number;
  readonly version: number;
  readonly status: 'active' | 'inactive';
  readonly [field: string]: unknown;
}

const EVERYTHING: Ability = {
  read: true,
  create: true,
  bulk: true,
  export: true,
  hidden: [],
  read_only: [],
};
const RIGHTS = ['edit', 'delete', 'restore'];

export interface Served {
  readonly handlers: HttpHandler[];
  /** The queries of the list so far, oldest first. */
  readonly asked: URLSearchParams[];
  rows: ServedRow[];
}

export interface ServeOptions {
  readonly ability?: Partial<Ability>;
  /** What the record says that one may do. */
  readonly can?: readonly string[];
}

const problem = (status: number, code: string, extra: object = {}) =>
  HttpResponse.json({ status, code, detail: code, ...extra }, { status });

const textOf = (row: ServedRow, key: string): string => [row[key]].flat().map(String).join();

function byOrdering(ordering: string): (a: ServedRow, b: ServedRow) => number {
  const [key, sign] = ordering.startsWith('-') ? [ordering.slice(1), -1] : [ordering, 1];
  return (a, b) => sign * textOf(a, key).localeCompare(textOf(b, key));
}

const KNOWN = new Set(['limit', 'offset', 'ordering', 'q', 'status', 'name__icontains', 'proteins__has']);

/** The rows under a query, as the server would choose and order them. */
function chosen(rows: readonly ServedRow[], query: URLSearchParams): readonly ServedRow[] {
  const status = query.get('status') ?? 'active';
  const words = (query.get('q') ?? query.get('name__icontains') ?? '').toLowerCase();
  const proteins = query.get('proteins__has')?.split(',') ?? [];
  return rows
    .filter((row) => status === 'all' || row.status === status)
    .filter((row) => textOf(row, 'name').toLowerCase().includes(words))
    .filter((row) => proteins.every((one) => textOf(row, 'proteins').includes(one)))
    .sort(byOrdering(query.get('ordering') ?? 'id'));
}

/** An entity of `rows`, with a signed-in person and their rights on it. */
export function serve(
  entity: string,
  rows: ServedRow[],
  { ability, can = RIGHTS }: ServeOptions = {},
): Served {
  const path = `*/api/v1/${entity}/`;
  const served: Served = { rows, asked: [], handlers: [] };
  const change = (id: number, status: ServedRow['status']): ServedRow | undefined => {
    served.rows = served.rows.map((row) =>
      row.id === id ? { ...row, status, version: row.version + 1 } : row,
    );
    return served.rows.find((row) => row.id === id);
  };
  const query = (request: Request) => new URL(request.url).searchParams;
  served.handlers.push(
    http.get('*/api/v1/user-profiles/me/', () =>
      HttpResponse.json({
        id: 1,
        user: 1,
        name: 'Dana Kessler',
        email: 'dana@projectmeats.example',
        timezone: 'America/Chicago',
        abilities: { [entity]: { ...EVERYTHING, ...ability } },
      }),
    ),
    http.get(`${path}summary/`, ({ request }) =>
      HttpResponse.json({ count: chosen(served.rows, query(request)).length }),
    ),
    http.get(path, ({ request }) => {
      const asked = query(request);
      served.asked.push(asked);
      const unknown = [...asked.keys()].find((name) => !KNOWN.has(name));
      const errors = [
        { field: unknown, code: 'unknown_parameter', message: 'There is no such parameter here.' },
      ];
      if (unknown) return problem(400, 'invalid', { errors });
      const start = Number(asked.get('offset'));
      const results = chosen(served.rows, asked).slice(start, start + Number(asked.get('limit')));
      return HttpResponse.json({ next: null, previous: null, results });
    }),
    http.get(`${path}:id/`, ({ params }) => {
      const row = served.rows.find(({ id }) => id === Number(params['id']));
      const rights = can.filter((right) => right !== (row?.status === 'active' ? 'restore' : 'delete'));
      return row ? HttpResponse.json({ ...row, can: rights }) : problem(404, 'not_found');
    }),
    http.delete(`${path}:id/`, ({ params }) => {
      change(Number(params['id']), 'inactive');
      return new HttpResponse(null, { status: 204 });
    }),
    http.post(`${path}:id/restore/`, ({ params }) =>
      HttpResponse.json({ ...change(Number(params['id']), 'active'), can }),
    ),
  );
  return served;
}

export const server = setupServer();

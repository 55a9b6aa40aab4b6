/** Documents as the page of their record sees them. */
import { queryOptions } from '@tanstack/react-query';
import { list } from '@/api/client';
import { keys } from '@/api/keys';
import type { Row } from '@/api/paths';
import type { DocumentParent } from '@/api/upload';
import type { IsoDate } from '@/lib/brands';
import { daysBetween, today } from '@/lib/dates';

export const DOCUMENTS = '/api/v1/documents/';
export type Document = Row<typeof DOCUMENTS>;

const MOST = 200;

/** All documents of one record, inactive ones too, the newest first. */
export function documentsQuery(parent: DocumentParent, id: number) {
  const params = { [parent]: id, status: 'all' as const, limit: MOST };
  return queryOptions({
    queryKey: keys.list(DOCUMENTS, params),
    queryFn: ({ signal }) => list(DOCUMENTS, params, signal),
    select: ({ results }) => results,
  });
}

/** The field by which a document points to a record of each entity. */
const PARENTS: Readonly<Record<string, DocumentParent>> = {
  suppliers: 'supplier',
  plants: 'plant',
  customers: 'customer',
  contacts: 'contact',
  carriers: 'carrier',
  'purchase-orders': 'purchase_order',
  'supplier-plant-mappings': 'mapping',
  'accounts-receivables': 'account',
};

export const parentFieldOf = (entity: string): DocumentParent | undefined => PARENTS[entity];

export type Standing = 'ok' | 'warn' | 'danger';

const SOON_DAYS = 30;

/** Green while it holds, amber in its last 30 days, red when it has ended. */
export function standingOf(expires: IsoDate | null, now: IsoDate = today()): Standing {
  if (expires === null) return 'ok';
  const left = daysBetween(now, expires);
  if (left < 0) return 'danger';
  return left <= SOON_DAYS ? 'warn' : 'ok';
}

/** What Home shows: each panel is a filter of a list, so that its figure and its link say the same. */
import type { IsoDate } from '@/lib/brands';
import { addDays } from '@/lib/dates';
import { NO_STATE, print } from '@/table/urlState';

type Value = string | number;
type Params = Readonly<Record<string, Value | readonly Value[]>>;

/** The list under this filter. */
export const listAddress = (name: string, filters: Params, sort?: string): string => {
  const values = Object.fromEntries(
    Object.entries(filters).map(([param, value]) => [param, [value].flat().map(String)]),
  );
  return `/${name}?${print({ ...NO_STATE, filters: values, sort: sort ? [sort] : [] })}`;
};

const SATURDAY = 6;

/** Monday to Sunday around a day. */
export function weekOf(day: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + SATURDAY) % 7;
  return { from: addDays(day, -weekday), to: addDays(day, SATURDAY - weekday) };
}

/** Stages of a deal that still asks for something. */
export const OPEN_STAGES = ['draft', 'booked', 'confirmed', 'in_transit', 'delivered', 'invoiced'] as const;

type Stage = (typeof OPEN_STAGES)[number] | 'closed' | 'cancelled';
const BEFORE_LOADING: ReadonlySet<Stage> = new Set(['draft', 'booked', 'confirmed']);
const BEFORE_ARRIVAL: ReadonlySet<Stage> = new Set([...BEFORE_LOADING, 'in_transit']);

export const isLoaded = (stage: Stage): boolean => !BEFORE_LOADING.has(stage);
export const hasArrived = (stage: Stage): boolean => !BEFORE_ARRIVAL.has(stage);

/** Records of one person, or everybody's. */
export const ownedBy = (owner: number | undefined) => (owner === undefined ? {} : { owner__in: [owner] });

export const pickups = (day: IsoDate, owner?: number) => {
  const { from, to } = weekOf(day);
  return {
    pickup_date__gte: from,
    pickup_date__lte: to,
    stage__in: [...OPEN_STAGES],
    ...ownedBy(owner),
  };
};

export const deliveries = (day: IsoDate, owner?: number) => {
  const { from, to } = weekOf(day);
  return {
    fulfillment_date__gte: from,
    fulfillment_date__lte: to,
    stage__in: [...OPEN_STAGES],
    ...ownedBy(owner),
  };
};

const EXPIRY_DAYS = 30;
/** Expired ones count until they are replaced or deactivated. */
export const expiring = (day: IsoDate, owner?: number) => ({
  expires_on__lte: addDays(day, EXPIRY_DAYS),
  ...ownedBy(owner),
});

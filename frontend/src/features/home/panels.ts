/** What Home shows: each panel is a filter of a list, so that its figure and its link say the same. */
import type { IsoDate } from '@/lib/brands';
import { addDays } from '@/lib/dates';
import { NO_STATE, print } from '@/table/urlState';

type Params = Readonly<Record<string, string | readonly string[]>>;

/** The list under this filter. */
export const listAddress = (name: string, filters: Params, sort?: string): string => {
  const values = Object.fromEntries(Object.entries(filters).map(([param, value]) => [param, [value].flat()]));
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

export const pickups = (day: IsoDate) => {
  const { from, to } = weekOf(day);
  return {
    pickup_date__gte: from,
    pickup_date__lte: to,
    stage__in: [...OPEN_STAGES],
  };
};

export const deliveries = (day: IsoDate) => {
  const { from, to } = weekOf(day);
  return {
    fulfillment_date__gte: from,
    fulfillment_date__lte: to,
    stage__in: [...OPEN_STAGES],
  };
};

const EXPIRY_DAYS = 30;
/** Expired ones count until they are replaced or deactivated. */
export const expiring = (day: IsoDate) => ({ expires_on__lte: addDays(day, EXPIRY_DAYS) });

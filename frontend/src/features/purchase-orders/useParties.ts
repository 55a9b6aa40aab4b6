/** Choices that follow from others: a plant belongs to one supplier, a dock to one customer. */
import { useEffect } from 'react';
import { list, read } from '@/api/client';
import type { Chosen } from '@/form/values';
import type { OrderForm, OrderValues } from './orderForm';

const PLANTS = '/api/v1/plants/';
const DOCKS = '/api/v1/customer-locations/';

type Place = 'plant' | 'ship_to';
type Party = 'supplier' | 'customer';

const PLACE_OF: Readonly<Record<Party, Place>> = { supplier: 'plant', customer: 'ship_to' };
const PATH_OF = { plant: PLANTS, ship_to: DOCKS } as const;

const set = (form: OrderForm, key: Place | Party, value: Chosen | null): void =>
  form.setValue(key, value, { shouldDirty: true });

/** The only place of a party; undefined when there are several to choose between. */
async function onlyPlace(place: Place, by: object): Promise<Chosen | undefined> {
  const { results } = await list(PATH_OF[place], { ...by, limit: 2 });
  const [one, other] = results;
  return one && !other ? { id: one.id, name: one.name } : undefined;
}

/** Whose place it is. */
async function partyOf(place: Place, party: Party, id: number): Promise<Chosen | undefined> {
  const record = (await read(PATH_OF[place], id)) as unknown as Readonly<Record<string, unknown>>;
  const [owner, name] = [record[party], record[`${party}_name`]];
  return typeof owner === 'number'
    ? { id: owner, name: typeof name === 'string' ? name : `#${owner}` }
    : undefined;
}

/** Another party: a place that is not theirs goes, their only one comes. */
async function partyChanged(form: OrderForm, party: Party): Promise<void> {
  const place = PLACE_OF[party];
  const [chosen, old] = [form.getValues(party), form.getValues(place)];
  if (old) {
    const owner = await partyOf(place, party, old.id);
    if (owner?.id === chosen?.id) return;
    set(form, place, null);
  }
  const only = chosen ? await onlyPlace(place, { [party]: chosen.id }) : undefined;
  if (only && !form.getValues(place)) set(form, place, only);
}

/** A place chosen before its party names the party. */
async function placeChosen(form: OrderForm, place: Place, party: Party): Promise<void> {
  const chosen = form.getValues(place);
  if (!chosen || form.getValues(party)) return;
  const owner = await partyOf(place, party, chosen.id);
  if (owner && !form.getValues(party)) set(form, party, owner);
}

const FOLLOWERS: Partial<Record<keyof OrderValues, (form: OrderForm) => Promise<void>>> = {
  supplier: (form) => partyChanged(form, 'supplier'),
  customer: (form) => partyChanged(form, 'customer'),
  plant: (form) => placeChosen(form, 'plant', 'supplier'),
  ship_to: (form) => placeChosen(form, 'ship_to', 'customer'),
};

/** A look-up that fails fills nothing in: the field is there to be chosen. */
const quietly = (work: Promise<void> | undefined): void => void work?.catch(() => undefined);

/** Clears what no longer belongs and fills in what can be told. */
export function useParties(form: OrderForm): void {
  useEffect(() => {
    quietly(placeChosen(form, 'plant', 'supplier'));
    quietly(placeChosen(form, 'ship_to', 'customer'));
    return form.subscribe({
      formState: { values: true },
      callback: ({ name }) => quietly(FOLLOWERS[name as keyof OrderValues]?.(form)),
    });
  }, [form]);
}

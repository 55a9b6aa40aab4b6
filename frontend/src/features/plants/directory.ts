/** The USDA directory, asked by number in any spelling or by company, and what a plant takes from it. */
import { list } from '@/api/client';
import { toApiError } from '@/api/errors';
import type { Row } from '@/api/paths';
import type { FormValues } from '@/form/values';

const ESTABLISHMENTS = '/api/v1/establishments/';
export type Establishment = Row<typeof ESTABLISHMENTS>;

export const HITS_SHOWN = 50;

const hasDigit = (text: string): boolean => /\d/.test(text);

/** A text with digits is read as a number first; what is none, such as a name with a digit, is searched by words. */
export async function findEstablishments(
  text: string,
  signal: AbortSignal,
): Promise<readonly Establishment[]> {
  const byWords = { q: text, limit: HITS_SHOWN };
  const byNumber = { establishment_numbers: text, limit: HITS_SHOWN };
  if (!hasDigit(text)) return (await list(ESTABLISHMENTS, byWords, signal)).results;
  try {
    const { results } = await list(ESTABLISHMENTS, byNumber, signal);
    if (results.length > 0) return results;
  } catch (thrown) {
    if (toApiError(thrown).kind !== 'validation') throw thrown;
  }
  return (await list(ESTABLISHMENTS, byWords, signal)).results;
}

/** What the plant's form is filled with. The name is the company's with the city: most companies have many plants. */
export const plantValues = (establishment: Establishment): FormValues => ({
  name: [establishment.name, establishment.city].filter(Boolean).join(', '),
  establishment: { id: establishment.id, name: establishment.name },
  establishment_numbers: establishment.establishment_numbers,
  address: establishment.street,
  city: establishment.city,
  state: establishment.state,
  postal_code: establishment.zip,
  country: 'US',
  phone: establishment.phone,
  latitude: establishment.latitude,
  longitude: establishment.longitude,
});

export const placeOf = ({ establishment_numbers, city, state, gone_since }: Establishment): string =>
  [
    establishment_numbers,
    [city, state].filter(Boolean).join(', '),
    gone_since ? 'gone from the directory' : '',
  ]
    .filter(Boolean)
    .join(' · ');

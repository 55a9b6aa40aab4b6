import { useSession } from '@/api/session';
import { PLACES, type Place, type PlaceGroup } from './places';

/** The places that this person may go to; a group without any is left out. */
export function usePlaces(): readonly PlaceGroup[] {
  const { abilities } = useSession().me;
  const isOpen = ({ needs }: Place): boolean => !needs || (abilities[needs.entity]?.[needs.right] ?? false);
  return PLACES.map((group) => ({ ...group, places: group.places.filter(isOpen) })).filter(
    ({ places }) => places.length > 0,
  );
}

/** The registry as the app provides it, so that a record can show lists of entities that it does not import. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { invariant } from '@/lib/invariant';
import type { AnyEntity } from './defineEntity';

export type EntityLoader = (this: void, name: string) => Promise<AnyEntity> | undefined;

export const EntityContext = createContext<EntityLoader>(() => undefined);

/** The declarations of another entity; suspends until their chunk has come. */
export function useEntity(name: string): AnyEntity {
  const load = useContext(EntityContext);
  const query = useSuspenseQuery({
    queryKey: ['declarations', name],
    queryFn: async () => {
      const entity = await load(name);
      invariant(entity, `No entity is registered as ${name}`);
      return entity;
    },
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return query.data;
}

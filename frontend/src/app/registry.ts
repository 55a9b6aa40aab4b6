/** Which entities have screens, and where their declarations are: each comes when it is first needed. */
import type { EntityName } from '@/api/paths';
import { erase, type AnyEntity } from '@/entity/defineEntity';

type Loader = () => Promise<AnyEntity>;

export const registry = {
  'purchase-orders': async () => erase((await import('@/features/purchase-orders/entity')).purchaseOrders),
  suppliers: async () => erase((await import('@/features/suppliers/entity')).suppliers),
  'supplier-locations': async () =>
    erase((await import('@/features/supplier-locations/entity')).supplierLocations),
  plants: async () => erase((await import('@/features/plants/entity')).plants),
  customers: async () => erase((await import('@/features/customers/entity')).customers),
  'customer-locations': async () =>
    erase((await import('@/features/customer-locations/entity')).customerLocations),
  carriers: async () => erase((await import('@/features/carriers/entity')).carriers),
  contacts: async () => erase((await import('@/features/contacts/entity')).contacts),
  'supplier-plant-mappings': async () => erase((await import('@/features/mappings/entity')).mappings),
  documents: async () => erase((await import('@/features/documents/entity')).documents),
  'accounts-receivables': async () => erase((await import('@/features/receivables/entity')).receivables),
  establishments: async () => erase((await import('@/features/establishments/entity')).establishments),
  users: async () => erase((await import('@/features/account/usersEntity')).users),
  'audit-entries': async () => erase((await import('@/features/audit/entity')).auditEntries),
} as const satisfies Partial<Record<EntityName, Loader>>;

export type Registered = keyof typeof registry;
export const registered = Object.keys(registry) as readonly Registered[];

export const loadEntity = (name: string): Promise<AnyEntity> | undefined =>
  (registry as Readonly<Partial<Record<string, Loader>>>)[name]?.();

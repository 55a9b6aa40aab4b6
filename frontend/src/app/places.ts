import type { IconName } from '@/ui/Icon';

/** Somewhere that the sidebar goes to. */
export interface Place {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
  /** Shown to who has this right on the entity; absent is for everybody. */
  readonly needs?: { readonly entity: string; readonly right: 'read' | 'create' };
}

export interface PlaceGroup {
  readonly label?: string;
  readonly places: readonly Place[];
}

const list = (entity: string, label: string, icon: IconName): Place => ({
  to: `/${entity}`,
  label,
  icon,
  needs: { entity, right: 'read' },
});

export const PLACES: readonly PlaceGroup[] = [
  {
    places: [{ to: '/', label: 'Home', icon: 'home' }, list('purchase-orders', 'Purchase orders', 'file')],
  },
  {
    label: 'Partners',
    places: [
      list('suppliers', 'Suppliers', 'factory'),
      list('supplier-locations', 'Supplier locations', 'warehouse'),
      list('plants', 'Plants', 'building'),
      list('customers', 'Customers', 'store'),
      list('customer-locations', 'Customer locations', 'pin'),
      list('carriers', 'Carriers', 'truck'),
      list('contacts', 'Contacts', 'user'),
    ],
  },
  {
    label: 'Control',
    places: [
      list('supplier-plant-mappings', 'Approved sources', 'shield'),
      list('documents', 'Documents', 'paperclip'),
      list('accounts-receivables', 'Receivables', 'receipt'),
      list('establishments', 'USDA directory', 'landmark'),
    ],
  },
  {
    label: 'Admin',
    places: [
      list('users', 'Users', 'users'),
      list('audit-entries', 'Audit trail', 'history'),
      {
        to: '/company',
        label: 'Company',
        icon: 'settings',
        needs: { entity: 'company', right: 'create' },
      },
    ],
  },
];

/** The four of the phone's bar; everything else is behind More. */
export const PHONE_PLACES: readonly Place[] = [
  { to: '/', label: 'Home', icon: 'home' },
  { to: '/purchase-orders', label: 'Orders', icon: 'file' },
  { to: '/suppliers', label: 'Suppliers', icon: 'factory' },
  { to: '/customers', label: 'Customers', icon: 'store' },
];

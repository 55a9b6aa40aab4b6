/** Entries of the trail in words. */
import { humanize } from '@/lib/format';

/** Kinds of record, as the addresses of the API name them. */
export const ENTITIES: Readonly<Record<string, string>> = {
  'purchase-orders': 'Purchase order',
  suppliers: 'Supplier',
  'supplier-locations': 'Supplier location',
  plants: 'Plant',
  customers: 'Customer',
  'customer-locations': 'Customer location',
  carriers: 'Carrier',
  contacts: 'Contact',
  'supplier-plant-mappings': 'Approved source',
  documents: 'Document',
  'accounts-receivables': 'Account',
  establishments: 'USDA directory',
  users: 'User',
  'user-profiles': 'Profile',
  invitations: 'Invitation',
  tokens: 'API token',
  company: 'Company',
};

/** What was done, as a heading has it. The server may know more: those show in their own words. */
export const ACTIONS: Readonly<Record<string, string>> = {
  create: 'Created',
  update: 'Changed',
  deactivate: 'Deactivated',
  restore: 'Restored',
  transition: 'Stage moved',
  download: 'Downloaded',
  export: 'Exported',
  permission_denied: 'Refused',
  load: 'Directory loaded',
  sign_in: 'Signed in',
  sign_out: 'Signed out',
  sign_in_failed: 'Sign-in failed',
  locked_out: 'Locked out',
  password_changed: 'Password changed',
  password_reset_requested: 'Password reset asked for',
  second_factor_added: 'Two-factor switched on',
  second_factor_removed: 'Two-factor switched off',
  second_factor_failed: 'Code refused',
  recovery_codes_made: 'Recovery codes made',
  role_changed: 'Role changed',
  resend: 'Invitation sent again',
  revoke: 'Invitation revoked',
  accept: 'Invitation accepted',
  invitation_accepted: 'Account opened',
  token_created: 'API token made',
  token_revoked: 'API token revoked',
  tokens_cleared: 'API tokens cleared',
  invitations_cleared: 'Invitations cleared',
  audit_expired: 'Old entries deleted',
};

export const actionWords = (action: string): string => ACTIONS[action] ?? humanize(action);
export const entityWords = (entity: string): string => ENTITIES[entity] ?? humanize(entity);

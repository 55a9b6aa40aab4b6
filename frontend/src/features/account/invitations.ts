import { list, newKey, post } from '@/api/client';
import type { SchemaInvitation, SchemaInvitationRequest } from '@/api/schema';

export const INVITATIONS = '/api/v1/invitations/';
const MOST = 200;

export type Invitation = SchemaInvitation;

export const readInvitations = async (signal: AbortSignal): Promise<readonly Invitation[]> =>
  (await list(INVITATIONS, { limit: MOST, ordering: ['-created_on'] }, signal)).results;

/** Waits for an answer: those whose link has run out are sent again or revoked. */
export const isPending = ({ state }: Invitation): boolean => state === 'open' || state === 'expired';

/** A second one for the same address is refused, so that a repeated request does no harm. */
export const invite = (body: SchemaInvitationRequest) => post(INVITATIONS, body, { key: newKey() });

const verb =
  (name: 'resend' | 'revoke') =>
  ({ id, version }: Invitation) =>
    post(`/api/v1/invitations/{id}/${name}/`, undefined as never, { path: { id }, version, key: newKey() });

export const resend = verb('resend');
export const revoke = verb('revoke');

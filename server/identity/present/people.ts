import type { Invitation, Person } from '../schema/people';
import type { InvitationRow } from '../store/invitations';
import type { PersonRow } from '../store/people';

/** A person as others see them; `viewerId` is the one who looks. */
export const presentPerson = (row: PersonRow, viewerId: string): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  isDisabled: row.disabledAt !== null,
  isYou: row.id === viewerId,
  createdAt: row.createdAt.toISOString(),
});

export const presentInvitation = (row: InvitationRow, at: Date): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role,
  invitedBy: row.invitedBy,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  isExpired: row.expiresAt <= at,
});

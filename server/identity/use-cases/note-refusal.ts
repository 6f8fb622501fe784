import { audit } from '@/server/platform/audit';
import { transaction } from '@/server/platform/db';
import { jobActor } from '../domain/actor';

/**
 * Notes that somebody was not let in. Nobody has shown to be the person, so the sign-in itself stands as the actor; and
 * nothing that was typed is kept: people type passwords into the field of the address.
 */
export const noteRefusal = (person: { id: string; merchantId: bigint | null } | null, why: string): Promise<void> =>
  transaction((client) =>
    audit(client, {
      actor: jobActor('sign-in'),
      action: 'session.refused',
      object: { type: 'user', id: person?.id ?? 'unknown' },
      merchantId: person?.merchantId ?? null,
      why,
    }),
  );

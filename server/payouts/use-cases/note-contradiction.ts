import { jobActor } from '@/server/identity/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import type { End } from '../domain/verdict';
import type { PayoutEventKind } from '../schema';
import type { AttemptRow } from '../store/attempts';
import { insertContradiction } from '../store/contradictions';
import type { Settled } from './settle-attempt';

type Said = Pick<Settled, 'source' | 'code' | 'words'> & { kind: PayoutEventKind };

/**
 * Writes down, in the caller's transaction, that somebody says another end of an attempt than is known: once, however often
 * it is said. It is for staff alone: a person asks the bank.
 */
export async function noteContradiction(
  client: Queryable,
  { id, disbursementId, reference }: AttemptRow,
  { kind: said, source, code = null, words = null }: Said,
  known: Pick<End, 'kind' | 'source'>,
): Promise<void> {
  const of = { attemptId: id, said, source, known: known.kind, knownSource: known.source, code, words, at: now() };
  if (!(await insertContradiction(client, of))) return;
  await audit(client, {
    actor: jobActor('pay-out'),
    action: 'disbursement.contradicted',
    object: { type: 'disbursement', id: disbursementId.toString() },
    merchantId: null,
    before: { reference, end: known.kind, source: known.source },
    after: { reference, end: said, source, ...(code ? { code } : {}) },
  });
}

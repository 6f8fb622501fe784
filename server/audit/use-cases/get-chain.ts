import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { config } from '@/server/platform/config';
import { publicKeyOf, signingKey } from '../domain/heads';
import { presentExport, presentVerification } from '../present';
import type { Chain } from '../schema';
import { findChainState } from '../store/chain';
import { findLatestExport } from '../store/exports';
import { findLatestVerifications } from '../store/verifications';

/** How the chains stand: how far they are sealed, when they were verified and exported, and what was found. */
export async function getChain(actor: Actor | null): Promise<Outcome<Chain>> {
  const may = authorise(actor, 'audit:read');
  if (!may.ok) return may;
  const { merchantId } = may.value;
  const state = await findChainState(merchantId);
  const { latest, finished } = await findLatestVerifications();
  const lastExport = await findLatestExport();
  return ok({
    entries: Number(state.links),
    waiting: state.waiting,
    sealedUntil: state.sealed_until?.toISOString() ?? null,
    publicKey: publicKeyOf(signingKey(config().AUDIT_SIGNING_KEY)),
    latest: latest && presentVerification(latest, merchantId),
    finished: finished && presentVerification(finished, merchantId),
    lastExport: lastExport && { ...presentExport(lastExport), heads: merchantId === null ? lastExport.heads : 1 },
  });
}

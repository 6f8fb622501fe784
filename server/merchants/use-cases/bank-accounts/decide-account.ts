import { type Actor, askFreshSecondFactor, authorisePerson } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, type Queryable, transaction } from '@/server/platform/db';
import { payableFrom } from '../../domain/bank-account';
import type { BankAccount, DecideBankAccountInput } from '../../schema/bank-accounts';
import {
  type BankAccountRow,
  findAccount,
  findInForce,
  findPayoutSettings,
  insertDecision,
  lockForAccounts,
} from '../../store/bank-accounts';
import { showAccount } from './show-accounts';
import { tellOfConfirmation } from './tell-of-account';

/**
 * The second person's yes: never of who proposed it, and with a second factor shown just now. The first account of a
 * merchant is paid to at once, a changed one after the cooling-off.
 */
export async function confirmBankAccount(
  actor: Actor | null,
  input: DecideBankAccountInput,
): Promise<Outcome<BankAccount>> {
  const may = authorisePerson(actor, 'bank-accounts:confirm');
  if (!may.ok) return may;
  return decide(may.value, input, async (client, account) => {
    if (account.proposed_by === may.value.id)
      return refuse('conflict', 'You proposed it yourself: somebody else confirms it.');
    const fresh = askFreshSecondFactor(may.value);
    if (!fresh.ok) return fresh;
    const inForce = await findInForce(client, [account.merchant_id]);
    const before = inForce.find(({ currency }) => currency === account.currency) ?? null;
    const [setting] = await findPayoutSettings(client, 1);
    if (!setting) throw new Error('nothing says how long a changed account waits');
    const at = now();
    const from = payableFrom(at, before === null, setting.cooling_off_hours);
    await insertDecision(client, account, {
      decision: 'confirmed',
      by: may.value,
      at,
      words: input.words || null,
      payableFrom: from,
    });
    await note(client, may.value, account, 'confirmed', input.words, {
      ...(before ? { before: { account: before.masked } } : {}),
      after: { account: account.masked, payableFrom: from.toISOString() },
    });
    await tellOfConfirmation(client, { account, before, by: may.value.name, payableFrom: from });
    return ok(null);
  });
}

/** The second person's no, with the reason. */
export async function rejectBankAccount(
  actor: Actor | null,
  input: DecideBankAccountInput & { words: string },
): Promise<Outcome<BankAccount>> {
  const may = authorisePerson(actor, 'bank-accounts:confirm');
  if (!may.ok) return may;
  return decide(may.value, input, async (client, account) => {
    if (account.proposed_by === may.value.id)
      return refuse('conflict', 'You proposed it yourself: withdraw it, if it was wrong.');
    await insertDecision(client, account, {
      decision: 'rejected',
      by: may.value,
      at: now(),
      words: input.words,
      payableFrom: null,
    });
    await note(client, may.value, account, 'rejected', input.words, { after: { account: account.masked } });
    return ok(null);
  });
}

/** Takes one's own proposal back, as long as nobody has decided on it. */
export async function withdrawBankAccount(actor: Actor | null, id: string): Promise<Outcome<BankAccount>> {
  const may = authorisePerson(actor, 'bank-accounts:propose');
  if (!may.ok) return may;
  return decide(may.value, { id }, async (client, account) => {
    if (account.proposed_by !== may.value.id)
      return refuse('conflict', `Only ${account.proposed_by_name}, who proposed it, can withdraw it.`);
    await insertDecision(client, account, {
      decision: 'withdrawn',
      by: may.value,
      at: now(),
      words: null,
      payableFrom: null,
    });
    await note(client, may.value, account, 'withdrawn', undefined, { after: { account: account.masked } });
    return ok(null);
  });
}

type Decider = { id: string; kind: 'user'; name: string; merchantId: bigint | null } & Actor;

/** Locks the merchant first and reads the account then: of two that decide at once, the second finds it decided. */
async function decide(
  actor: Decider,
  { id }: { id: string },
  act: (client: Queryable, account: BankAccountRow) => Promise<Outcome<null>>,
): Promise<Outcome<BankAccount>> {
  const noAccount = refuse('not_found', 'There is no such bank account.');
  const found = await findAccount(pool(), id);
  if (!found || (actor.merchantId !== null && found.merchant_id !== actor.merchantId)) return noAccount;
  return transaction(async (client) => {
    await lockForAccounts(client, found.merchant_id);
    const account = await findAccount(client, id);
    if (!account) return noAccount;
    if (account.decision !== null)
      return refuse('conflict', `It was ${account.decision} by ${account.decided_by_name} meanwhile.`);
    const decided = await act(client, account);
    return decided.ok ? ok(await showAccount(client, actor, account.id)) : decided;
  });
}

type Noted = { before?: Record<string, unknown>; after: Record<string, unknown> };
const note = (
  client: Queryable,
  actor: Decider,
  account: BankAccountRow,
  verdict: string,
  why: string | undefined,
  { before, after }: Noted,
) =>
  audit(client, {
    actor,
    action: `bank_account.${verdict}`,
    object: { type: 'bank_account', id: account.id.toString() },
    merchantId: account.merchant_id,
    ...(before ? { before } : {}),
    after: { merchant: account.merchant_reference, currency: account.currency, version: account.version, ...after },
    ...(why ? { why } : {}),
  });

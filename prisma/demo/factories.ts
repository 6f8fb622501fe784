import { randomUUID } from 'node:crypto';
import { approveRun } from '@/server/disbursements/use-cases/approve-run';
import { calculateBatch } from '@/server/disbursements/use-cases/calculate-run';
import { requestRun } from '@/server/disbursements/use-cases/request-run';
import { reviewRun } from '@/server/disbursements/use-cases/review-run';
import { submitRun } from '@/server/disbursements/use-cases/submit-run';
import { type Actor, jobActor, type Permission } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import { createApiKey } from '@/server/identity/use-cases/create-api-key';
import { createUser } from '@/server/identity/use-cases/create-user';
import type { CurrencyCode } from '@/server/kernel/currency';
import { unwrap } from '@/server/kernel/outcome';
import type { TimeFrameLength } from '@/server/kernel/period';
import { insertMerchants, type MerchantFacts, merchantsByReference, type NewMerchant } from '@/server/merchants/door';
import type { AccountGiven } from '@/server/merchants/schema/bank-accounts';
import { confirmBankAccount } from '@/server/merchants/use-cases/bank-accounts/decide-account';
import { proposeBankAccount } from '@/server/merchants/use-cases/bank-accounts/propose-account';
import { type ImportedOrder, type TakenIn, takeInOrders } from '@/server/orders/door';
import { accrueOrders } from '@/server/payables/door';
import { requestSettlement } from '@/server/payables/use-cases/request-settlement';
import { settleBatch } from '@/server/payables/use-cases/settle';
import { wallNow } from '@/server/platform/clock';
import { pool, type Queryable, transaction } from '@/server/platform/db';

/** A merchant as most are; `reference` is new unless it is given. */
export const newMerchant = (more: Partial<NewMerchant> = {}): NewMerchant => {
  const reference = more.reference ?? `merchant-${randomUUID().slice(0, 8)}`;
  return {
    reference,
    name: reference,
    email: null,
    companyId: null,
    liveOn: null,
    disbursementFrequency: 'weekly',
    minimumMonthlyFeeMinor: 0n,
    currency: 'EUR',
    timeZone: 'UTC',
    status: 'active',
    ...more,
  };
};

/** Makes a merchant. */
export async function makeMerchant(more: Partial<NewMerchant> = {}): Promise<MerchantFacts> {
  const merchant = newMerchant(more);
  await transaction((client) => insertMerchants(client, [merchant], { actor: jobActor('demo') }));
  return (await merchantsByReference(pool(), [merchant.reference])).get(merchant.reference) as MerchantFacts;
}

/** An order of a merchant, completed at its creation unless it says otherwise. */
export function orderOf(
  merchant: MerchantFacts,
  at: string | Date,
  amountMinor: bigint | number,
  more: Partial<ImportedOrder> = {},
): ImportedOrder {
  const createdAt = new Date(at);
  return {
    merchantId: merchant.id,
    externalReference: `order-${randomUUID()}`,
    shopperReference: null,
    amountMinor: BigInt(amountMinor),
    currency: merchant.currency as CurrencyCode,
    createdAt,
    completedAt: createdAt,
    ...more,
  };
}

/** Takes the orders of one merchant in and turns those that are completed now into payables, in the caller's transaction. */
export async function bringOrdersIn(
  client: Queryable,
  merchant: MerchantFacts,
  orders: ImportedOrder[],
  cause = { kind: 'demo', id: merchant.reference },
): Promise<TakenIn> {
  const taken = await takeInOrders(client, orders);
  await accrueOrders(client, taken, orders, () => merchant.timeZone, cause);
  return taken;
}

/** The same in a transaction of its own. */
export const bringIn = (merchant: MerchantFacts, orders: ImportedOrder[]): Promise<TakenIn> =>
  transaction((client) => bringOrdersIn(client, merchant, orders));

/** Asks for a frame, for all merchants or one, and calculates it to its end. @returns the run's id */
export async function disburse(length: TimeFrameLength, endingBefore: string, merchant?: string): Promise<string> {
  const asked = await requestRun(jobActor('demo'), { timeFrame: { length, endingBefore }, merchant });
  const { run } = unwrap(asked);
  while (!(await calculateBatch(run.id)));
  return run.id;
}

/** Has a run handed in and approved by two people who did not make it. */
export async function approve(runId: string): Promise<void> {
  const { hash } = unwrap(await reviewRun(jobActor('demo'), runId));
  unwrap(await submitRun(jobActor('demo'), { id: runId, hash }));
  for (const role of ['finance_approver', 'admin'] as const) {
    const id = await makePerson(role);
    const session = { id, pending: null, secondFactorAt: wallNow() };
    const approved = await approveRun(
      { kind: 'user', id, name: role, role, merchantId: null, session },
      { id: runId, hash },
    );
    if (unwrap(approved).status === 'approved') return;
  }
}

/** Settles everybody through a day. @returns the settlement's id */
export async function settle(through: string): Promise<string> {
  const { settlement } = unwrap(await requestSettlement(jobActor('demo'), { through }));
  while (!(await settleBatch(BigInt(settlement.id))));
  return settlement.id;
}

/** Makes a person of a role; merchant roles need the merchant. @returns the person's id */
export async function makePerson(role: Role, merchantId: bigint | null = null): Promise<string> {
  const email = `${role}-${randomUUID().slice(0, 8)}@test.example`;
  return (await createUser({ email, name: role, role, password: randomUUID(), merchantId })).id;
}

/** Makes an API key, of one merchant or (null) the platform. @returns the key itself */
export const makeKey = async (scopes: Permission[], merchantId: bigint | null = null): Promise<string> =>
  (await createApiKey({ name: 'factory', scopes, merchantId })).key;

/** A confirmed bank account of a merchant, paid to at once where it is the first one. @returns its id */
export async function makeBankAccount(
  { reference, currency }: MerchantFacts,
  account: AccountGiven = currency === 'USD'
    ? { scheme: 'us', routingNumber: '021000021', accountNumber: '123456789', accountType: 'checking' }
    : { scheme: 'iban', iban: 'DE89370400440532013000' },
): Promise<bigint> {
  const person = async (role: Role): Promise<Actor> => {
    const id = await makePerson(role);
    return {
      kind: 'user',
      id,
      name: role,
      role,
      merchantId: null,
      session: { id, pending: null, secondFactorAt: null },
    };
  };
  const given = { reference, currency, holderName: reference.slice(0, 70), account, reason: 'factory' };
  const { id } = unwrap(await proposeBankAccount(await person('finance_operator'), given));
  return BigInt(unwrap(await confirmBankAccount(await person('finance_approver'), { id })).id);
}

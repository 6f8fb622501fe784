import type { Actor } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import type { LocalDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import type { ChangeHouseAccountInput } from '@/server/payouts/schema/house-accounts';
import { changeHouseAccount } from '@/server/payouts/use-cases/house-accounts';
import { pool } from '@/server/platform/db';
import { makeMerchant, makePerson } from './factories';
import { approvedRun, owedTo } from './payouts';

/** Somebody of the house. */
export async function personOf(role: Role, name: string): Promise<Actor> {
  const id = await makePerson(role);
  return { kind: 'user', id, name, role, merchantId: null, session: { id, pending: null, secondFactorAt: null } };
}

export const euros: ChangeHouseAccountInput = {
  currency: 'EUR',
  holderName: 'Countinghouse GmbH',
  account: { scheme: 'iban', iban: 'DE89370400440532013000' },
  channel: 'file',
  why: 'test',
};
export const dollars: ChangeHouseAccountInput = {
  currency: 'USD',
  holderName: 'Countinghouse Inc',
  account: { scheme: 'us', routingNumber: '121042882', accountNumber: '4830112290' },
  bankName: 'Wells Fargo',
  companyId: '1987654321',
  channel: 'file',
  why: 'test',
};

/** Has payouts of a currency leave in files. */
export async function leaveInFiles(given: ChangeHouseAccountInput = euros): Promise<void> {
  unwrap(await changeHouseAccount(await personOf('admin', 'Ada'), given));
}

export type PaidMerchant = MerchantFacts & { disbursementId: bigint };

/** An approved run of a week over merchants with accounts of these endings. @returns them in that order */
export async function runToEndings(
  endingBefore: LocalDate,
  endings: readonly string[],
  amountMinor = 20_000,
): Promise<{ runId: string; merchants: PaidMerchant[] }> {
  const merchants: MerchantFacts[] = [];
  for (const ending of endings) {
    const merchant = await makeMerchant();
    await owedTo(merchant, endingBefore, amountMinor, ending);
    merchants.push(merchant);
  }
  const runId = await approvedRun(endingBefore);
  const { rows } = await pool().query<{ id: bigint; merchant_id: bigint }>(
    'SELECT id, merchant_id FROM disbursement WHERE run_id = $1',
    [runId],
  );
  const idOf = new Map(rows.map((row) => [row.merchant_id, row.id]));
  return {
    runId,
    merchants: merchants.map((merchant) => ({ ...merchant, disbursementId: idOf.get(merchant.id) as bigint })),
  };
}

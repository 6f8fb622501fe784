import { stateOf } from '../domain/bank-account';
import type { BankAccount, PayoutSetting } from '../schema/bank-accounts';
import type { BankAccountRow, PayoutSettingRow } from '../store/bank-accounts';

type For = { actorId: string; at: Date; sharedWith: string[] };

export const presentBankAccount = (row: BankAccountRow, { actorId, at, sharedWith }: For): BankAccount => ({
  id: row.id.toString(),
  merchant: { reference: row.merchant_reference, name: row.merchant_name },
  currency: row.currency,
  version: row.version,
  scheme: row.scheme,
  state: stateOf({ verdict: row.decision, isNewest: row.is_newest, payableFrom: row.payable_from }, at),
  holderName: row.holder_name,
  country: row.country,
  masked: row.masked,
  bic: row.bic,
  bankName: row.bank_name,
  reason: row.reason,
  proposedBy: row.proposed_by_name,
  proposedAt: row.proposed_at.toISOString(),
  isOwn: row.proposed_by === actorId,
  decision:
    row.decision === null || row.decided_by_name === null || row.decided_at === null
      ? null
      : { verdict: row.decision, by: row.decided_by_name, at: row.decided_at.toISOString(), words: row.words },
  payableFrom: row.payable_from?.toISOString() ?? null,
  sharedWith,
});

export const presentPayoutSetting = (row: PayoutSettingRow): PayoutSetting => ({
  coolingOffHours: row.cooling_off_hours,
  madeBy: row.made_by,
  madeAt: row.made_at.toISOString(),
  why: row.why,
});

import { payeeOf } from '@/server/merchants/door';
import { pool } from '@/server/platform/db';
import { log } from '@/server/platform/log';
import { remittanceOf } from '../domain/reference';
import type { BankAnswer } from '../providers/payout-provider';
import { payoutProviderNamed } from '../providers/providers';
import type { AttemptRow } from '../store/attempts';

/**
 * One call to the bank, outside of any transaction: to send, or to ask what came of it. What goes wrong on the way is an
 * answer too: unknown, when in doubt.
 */
export async function callBank(attempt: AttemptRow, what: 'send' | 'ask'): Promise<BankAnswer> {
  const provider = payoutProviderNamed(attempt.provider ?? '');
  const { reference, amountMinor, currency, bankAccountId } = attempt;
  try {
    if (what === 'ask') return await provider.lookUp(reference);
    const payee = await payeeOf(pool(), bankAccountId).catch((error: unknown) => {
      log.error({ err: error, reference }, 'a bank account cannot be read');
      return null;
    });
    if (payee === null) return { outcome: 'not_sent', code: 'fault', words: 'The bank account cannot be read.' };
    return await provider.send({
      reference,
      money: { amountMinor, currency },
      payee,
      remittance: remittanceOf(attempt),
    });
  } catch (error) {
    log.error({ err: error, reference }, 'a call to the bank failed');
    return { outcome: 'unknown', code: 'fault', words: 'The call failed on our side; what came of it is looked up.' };
  }
}

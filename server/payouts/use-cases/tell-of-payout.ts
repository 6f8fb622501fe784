import { peopleToTell } from '@/server/identity/door';
import { moneyIn } from '@/server/kernel/localised';
import { findBankAccount, merchantsById } from '@/server/merchants/door';
import { now } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import type { Queryable } from '@/server/platform/db';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { WITHDRAWN } from '../domain/formats/bank-reasons';
import { tryAgainAt } from '../domain/next-call';
import { reasonFor } from '../domain/reason-for';
import { payoutFailedMail, payoutReturnedMail } from '../mails/payout';
import type { AttemptRow } from '../store/attempts';

const mails = {
  failed: { kind: 'payouts.payout-failed', subject: 'A payout did not arrive', body: payoutFailedMail },
  returned: { kind: 'payouts.payout-returned', subject: 'A payout came back', body: payoutReturnedMail },
};

/** Tells a merchant, once for each attempt, that a payout did not arrive or came back, why, and what there is to do. */
export async function tellOfPayout(
  client: Queryable,
  attempt: AttemptRow,
  how: keyof typeof mails,
  code: string | null,
): Promise<void> {
  const { words, merchantDoes, permanent } = reasonFor('merchant', code);
  // What is tried again by itself is no news yet.
  const isTriedAgain = attempt.channel === 'bank' && tryAgainAt(attempt.number, permanent, now()) !== null;
  // Nor is a bank file that was withdrawn: another one follows.
  if (how === 'failed' && (isTriedAgain || code === WITHDRAWN)) return;
  const [merchant] = await merchantsById([attempt.merchantId], client);
  const account = await findBankAccount(client, attempt.bankAccountId);
  const { kind, subject, body } = mails[how];
  const owners = await peopleToTell(client, attempt.merchantId, 'bank-accounts:propose');
  const addresses = new Set([...(merchant?.email ? [merchant.email] : []), ...owners.map(({ email }) => email)]);
  for (const to of addresses)
    await queueMail(client, {
      to,
      kind,
      subject: `${subject}: ${attempt.reference}`,
      merchantId: attempt.merchantId,
      oncePer: `payout-${how}/${attempt.reference}/${to}`,
      body: body({
        merchant: merchant?.name ?? '',
        amount: moneyIn('en', attempt.amountMinor, attempt.currency),
        account: account?.masked ?? '',
        reference: attempt.reference,
        reason: words,
        todo: merchantDoes,
        href: `${config().APP_URL}/${merchantDoes === null ? `disbursements/${attempt.disbursementId}` : 'bank-accounts'}`,
      }),
    });
}

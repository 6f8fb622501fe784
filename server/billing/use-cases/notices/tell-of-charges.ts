import type { ReactElement } from 'react';
import { localDateOf } from '@/server/kernel/calendar';
import { dayIn, moneyIn } from '@/server/kernel/localised';
import { config } from '@/server/platform/config';
import { pool, transaction } from '@/server/platform/db';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { type ChargeNews, newsOf, wordsForCustomer } from '../../domain/customer-words';
import { chargeFailedMail, givenUpMail } from '../../mails/charge-failed';
import { paidMail } from '../../mails/charged';
import { type ChargeToTell, findChargesToTell } from '../../store/telling';

/**
 * Writes customers what came of their charges, each once however often it is asked for, and only what they want to hear of.
 * It runs after the charging and beside it: to make a mail takes longer than to charge.
 */
export async function tellOfCharges(attemptIds: readonly string[]): Promise<void> {
  for (const charge of await findChargesToTell(pool(), attemptIds)) {
    const news = newsOf(charge.outcome, charge.invoice_status, charge.next_try_at !== null);
    if (news === null || !isWanted(charge, news)) continue;
    await transaction((client) =>
      queueMail(client, {
        kind: `billing.${news}`,
        to: charge.email,
        ...mails[news](charge),
        // An invoice is paid once; it can fail, and be given up, each time that it is charged.
        oncePer: `billing.${news}/${news === 'paid' ? charge.invoice_id : charge.attempt_id}`,
        merchantId: charge.merchant_id,
      }),
    );
  }
}

const isWanted = ({ tells_of_paid, tells_of_failed }: ChargeToTell, news: ChargeNews): boolean =>
  news === 'paid' ? tells_of_paid : tells_of_failed;

const mails: Record<ChargeNews, (charge: ChargeToTell) => { subject: string; body: ReactElement }> = {
  paid: (charge) => ({
    subject: `Thank you: invoice ${charge.number} is paid`,
    body: paidMail({ ...shown(charge), paidOn: dayOf(charge, charge.at) }),
  }),
  'charge-failed': (charge) => ({
    subject: `Invoice ${charge.number} could not be charged`,
    body: chargeFailedMail({
      ...shown(charge),
      ...wrongOf(charge, false),
      nextTryOn: dayOf(charge, charge.next_try_at as Date),
    }),
  }),
  'given-up': (charge) => ({
    subject: `Invoice ${charge.number} is not paid`,
    body: givenUpMail({ ...shown(charge), ...wrongOf(charge, true) }),
  }),
};

const shown = (charge: ChargeToTell) => ({
  name: charge.name,
  number: charge.number,
  amount: moneyIn(charge.locale, charge.amount_minor, charge.currency),
  card: charge.card_brand && charge.card_last4 ? `${capital(charge.card_brand)} ending in ${charge.card_last4}` : null,
  // Only a merchant's people can sign in and see it.
  href: charge.merchant_id === null ? null : `${config().APP_URL}/invoices/${charge.invoice_id}`,
});

function wrongOf({ outcome, number }: ChargeToTell, isOver: boolean): { wrong: string; todo: string } {
  const words = wordsForCustomer(outcome);
  if (!words) throw new Error(`customers are not told of ${outcome}`);
  return { wrong: words.wrong, todo: isOver ? words.afterwards(number) : words.todo };
}

const dayOf = ({ locale, time_zone }: ChargeToTell, at: Date): string => dayIn(locale, localDateOf(at, time_zone));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

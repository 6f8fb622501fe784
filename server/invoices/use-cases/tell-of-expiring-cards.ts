import { localDateOf } from '@/server/kernel/calendar';
import { dayIn } from '@/server/kernel/localised';
import { now } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool, transaction } from '@/server/platform/db';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { lastDayOf, monthsToWarnOf, warningOf } from '../domain/card-expiry';
import { cardExpiresMail } from '../mails/card-expires';
import { type CardHolderRow, findCardHolders } from '../store/customers';

const BATCH = 500;

/** Tells customers some days before their card ends, each time once per card; who does not want to hear of it does not. */
export async function tellOfExpiringCards(): Promise<void> {
  const months = monthsToWarnOf(localDateOf(now(), 'UTC'));
  for (let after = 0n; ; ) {
    const batch = await findCardHolders(pool(), months, after, BATCH);
    for (const row of batch) {
      const days = warningOf(row.card_expiry, localDateOf(now(), row.time_zone));
      if (days !== null) await tell(row, days);
    }
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return;
    after = last.id;
  }
}

const tell = (row: CardHolderRow, days: number) =>
  transaction((client) =>
    queueMail(client, {
      kind: 'invoices.card-expires',
      to: row.email,
      subject: 'Your card expires soon',
      body: cardExpiresMail({
        name: row.name,
        card: `${row.card_brand.charAt(0).toUpperCase()}${row.card_brand.slice(1)} ending in ${row.card_last4}`,
        lastDay: dayIn(row.locale, lastDayOf(row.card_expiry)),
        href: row.merchant_id === null ? null : `${config().APP_URL}/invoices`,
      }),
      oncePer: `invoices.card-expires/${row.id}/${row.card_last4}/${row.card_expiry}/${days}`,
      merchantId: row.merchant_id,
    }),
  );

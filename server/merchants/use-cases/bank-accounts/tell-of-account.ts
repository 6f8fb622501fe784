import { peopleToTell } from '@/server/identity/door';
import { config } from '@/server/platform/config';
import type { Queryable } from '@/server/platform/db';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { bankAccountConfirmedMail, bankAccountProposedMail } from '../../mails/bank-account';
import type { BankAccountRow } from '../../store/bank-accounts';

type Change = { account: BankAccountRow; before: BankAccountRow | null; by: string };

/** Tells those whom the merchant named before the change: whoever got in and proposed it does not choose who hears of it. */
export async function tellOfProposal(client: Queryable, { account, before, by }: Change): Promise<void> {
  for (const mail of await addressed(client, account, 'proposed')) {
    const subject = `A new bank account for ${account.merchant_name}`;
    await queueMail(client, {
      ...mail,
      kind: 'merchants.bank-account-proposed',
      subject,
      body: bankAccountProposedMail({ ...factsOf(account, before), by, reason: account.reason }),
    });
  }
}

/** The same once it is confirmed, with when it is first paid to. */
export async function tellOfConfirmation(
  client: Queryable,
  { account, before, by, payableFrom }: Change & { payableFrom: Date },
): Promise<void> {
  const from = instant(payableFrom, account.merchant_time_zone);
  for (const mail of await addressed(client, account, 'confirmed')) {
    await queueMail(client, {
      ...mail,
      kind: 'merchants.bank-account-confirmed',
      subject: `The bank account of ${account.merchant_name} was changed`,
      body: bankAccountConfirmedMail({ ...factsOf(account, before), by, payableFrom: before === null ? null : from }),
    });
  }
}

async function addressed(client: Queryable, account: BankAccountRow, what: string) {
  const owners = await peopleToTell(client, account.merchant_id, 'bank-accounts:propose');
  const addresses = new Set([
    ...(account.merchant_email ? [account.merchant_email] : []),
    ...owners.map(({ email }) => email),
  ]);
  return [...addresses].map((to) => ({
    to,
    merchantId: account.merchant_id,
    oncePer: `bank-account-${what}/${account.id}/${to}`,
  }));
}

const factsOf = (account: BankAccountRow, before: BankAccountRow | null) => ({
  merchant: account.merchant_name,
  account: account.masked,
  holder: account.holder_name,
  before: before?.masked ?? null,
  href: `${config().APP_URL}/bank-accounts`,
});

const instant = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(at);

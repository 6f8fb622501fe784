import { type Actor, actorKey, authorise, authorisePerson } from '@/server/identity/door';
import { isCurrency } from '@/server/kernel/currency';
import { type FieldError, type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { checkAccount } from '@/server/merchants/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, type Queryable, transaction } from '@/server/platform/db';
import { channelFaults, type OurAccount } from '../domain/house-account';
import { presentHouseAccounts } from '../present/house-accounts';
import { currentPayoutProvider } from '../providers/providers';
import type { ChangeHouseAccountInput, HouseAccounts } from '../schema/house-accounts';
import {
  findHouseAccount,
  findHouseAccounts,
  type HouseAccountRow,
  insertHouseAccount,
  lockHouseAccounts,
} from '../store/house-accounts';

/** Our own accounts, one a currency, with what they were before; their whole numbers are for who may set them. */
export async function listHouseAccounts(actor: Actor | null): Promise<Outcome<HouseAccounts>> {
  const may = authorise(actor, 'payouts:read');
  if (!may.ok) return may;
  return ok(await shown(pool(), authorisePerson(actor, 'payouts:settings').ok));
}

/**
 * Sets the account that payouts of a currency leave, and how, from now on: the next version. Files that are written stay as
 * they are, and so do payouts that are on their way.
 */
export async function changeHouseAccount(
  actor: Actor | null,
  input: ChangeHouseAccountInput,
): Promise<Outcome<HouseAccounts>> {
  const may = authorisePerson(actor, 'payouts:settings');
  if (!may.ok) return may;
  const account = checkedAccount(input);
  if (!account.ok) return account;
  return transaction(async (client) => {
    await lockHouseAccounts(client);
    const before = await findHouseAccount(client, input.currency);
    const after = { ...account.value, channel: input.channel };
    if (before && isSame(before, after)) return ok(await shown(client, true));
    const { currency, why } = input;
    const { scheme } = input.account;
    const id = await insertHouseAccount(client, {
      ...after,
      currency,
      scheme,
      madeBy: actorKey(may.value),
      madeByName: may.value.name,
      madeAt: now(),
      why,
    });
    await audit(client, {
      actor: may.value,
      action: 'house_account.changed',
      object: { type: 'house_account', id: id.toString() },
      merchantId: null,
      ...(before ? { before: { currency, ...shownIn(before, before.channel) } } : {}),
      after: { currency, ...shownIn(after, after.channel) },
      why,
    });
    return ok(await shown(client, true));
  });
}

function checkedAccount(input: ChangeHouseAccountInput): Outcome<OurAccount> {
  if (!isCurrency(input.currency)) return cannot([{ field: 'currency', message: 'is no currency' }]);
  const { account, address } = input;
  const given =
    account.scheme === 'iban'
      ? { ...account, bic: account.bic || undefined }
      : { ...account, accountType: 'checking' as const };
  const checked = checkAccount(given, input.currency);
  const faults = [
    ...(checked.ok ? [] : (checked.refusal.fields ?? [])),
    ...channelFaults(input, currentPayoutProvider() !== null),
  ];
  if (!checked.ok || faults.length > 0) return cannot(faults);
  const details = checked.value;
  return ok({
    holderName: input.holderName,
    number: details.scheme === 'iban' ? details.iban : details.accountNumber,
    routingNumber: details.scheme === 'us' ? details.routingNumber : null,
    bic: details.scheme === 'iban' ? details.bic : null,
    companyId: input.companyId || null,
    bankName: input.bankName || null,
    town: address?.town ?? null,
    country: address?.country ?? null,
  });
}

const cannot = (fields: FieldError[]) =>
  refuse('invalid_input', 'Payouts cannot leave this account as it was given.', { fields });

const shown = async (client: Queryable, isWhole: boolean): Promise<HouseAccounts> =>
  presentHouseAccounts(await findHouseAccounts(client), currentPayoutProvider() !== null, isWhole);

const facts = [
  'holderName',
  'number',
  'routingNumber',
  'bic',
  'companyId',
  'bankName',
  'town',
  'country',
] as const satisfies (keyof OurAccount)[];

const isSame = (before: HouseAccountRow, after: OurAccount & Pick<HouseAccountRow, 'channel'>): boolean =>
  before.channel === after.channel && facts.every((fact) => before[fact] === after[fact]);

/** As the audit keeps it. */
const shownIn = (of: OurAccount, channel: HouseAccountRow['channel']) => ({
  ...Object.fromEntries(
    facts.flatMap((fact) =>
      of[fact] === null ? [] : [[fact, fact === 'number' ? `…${of.number.slice(-4)}` : of[fact]]],
    ),
  ),
  channel,
});

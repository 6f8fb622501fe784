import { type Queryable, rows, sql } from '@/server/platform/db';
import type { OurAccount } from '../domain/house-account';
import type { PayoutChannel } from '../schema';

export type HouseAccountRow = OurAccount & {
  id: bigint;
  currency: string;
  scheme: 'iban' | 'us';
  channel: PayoutChannel;
  madeBy: string;
  madeByName: string;
  madeAt: Date;
  why: string;
};

const columns = sql`id, currency, scheme, holder_name AS "holderName", number, routing_number AS "routingNumber", bic,
  company_id AS "companyId", bank_name AS "bankName", town, country, channel, made_by AS "madeBy",
  made_by_name AS "madeByName", made_at AS "madeAt", why`;

/** All versions of all currencies, the newest of each first. */
export const findHouseAccounts = (client: Queryable) =>
  rows<HouseAccountRow>(client, sql`SELECT ${columns} FROM house_account ORDER BY currency, id DESC`);

/** The account of a currency, as it is now. */
export const findHouseAccount = (client: Queryable, currency: string) =>
  rows<HouseAccountRow>(
    client,
    sql`SELECT ${columns} FROM house_account WHERE currency = ${currency} ORDER BY id DESC LIMIT 1`,
  ).then((found) => found[0] ?? null);

/** Whoever changes accounts of ours takes turns. */
export const lockHouseAccounts = (client: Queryable) =>
  rows(client, sql`SELECT pg_advisory_xact_lock(hashtextextended('house_account', 0))`);

export const insertHouseAccount = (client: Queryable, of: Omit<HouseAccountRow, 'id'>) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO house_account (currency, scheme, holder_name, number, routing_number, bic, company_id, bank_name, town,
                                   country, channel, made_by, made_by_name, made_at, why)
        VALUES (${of.currency}, ${of.scheme}::bank_account_scheme, ${of.holderName}, ${of.number}, ${of.routingNumber},
                ${of.bic}, ${of.companyId}, ${of.bankName}, ${of.town}, ${of.country}, ${of.channel}::payout_channel,
                ${of.madeBy}, ${of.madeByName}, ${of.madeAt}, ${of.why}) RETURNING id`,
  ).then(([made]) => made?.id as bigint);

/** How payouts of a currency leave, as it was set last; null: it was never set. */
export const findChannel = (client: Queryable, currency: string) =>
  rows<{ channel: PayoutChannel }>(
    client,
    sql`SELECT channel FROM house_account WHERE currency = ${currency} ORDER BY id DESC LIMIT 1`,
  ).then((found) => found[0]?.channel ?? null);

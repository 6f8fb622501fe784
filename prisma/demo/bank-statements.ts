import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Actor } from '@/server/identity/door';
import type { LocalDate } from '@/server/kernel/calendar';
import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import type { Outcome } from '@/server/kernel/outcome';
import { openAttempts } from '@/server/payouts/use-cases/open-attempts';
import { execute, pool, sql, transaction } from '@/server/platform/db';
import { storeFile } from '@/server/platform/storage';
import { type Uploaded, uploadStatementInput } from '@/server/reconciliation/schema/statements';
import { uploadStatements } from '@/server/reconciliation/use-cases/upload-statements';
import { makeMerchant } from './factories';
import { approvedRun, owedTo } from './payouts';

/** An account of ours, for tests. */
export const HOUSE = 'DE89370400440532013000';
export const houseAccount = (currency = 'EUR', number = HOUSE) =>
  execute(
    pool(),
    sql`INSERT INTO house_account (currency, scheme, holder_name, number, routing_number, channel, made_by, made_by_name, made_at, why)
        VALUES (${currency}, (CASE WHEN ${currency} = 'USD' THEN 'us' ELSE 'iban' END)::bank_account_scheme, 'Countinghouse', ${number},
                CASE WHEN ${currency} = 'USD' THEN '021000021' END, 'bank', 'job:test', 'test', now(), 'test')`,
  );

export type EntryGiven = {
  amountMinor: bigint | number;
  on?: string;
  /** Our reference. */
  ref?: string;
  /** The bank's own; a new one unless it is given. */
  bankRef?: string;
  /** The file's, and the references of what is booked as one. */
  batch?: string;
  parts?: string[];
  returned?: string;
  text?: string;
};
export type StatementGiven = {
  id?: string;
  account?: string;
  currency?: CurrencyCode;
  on?: string;
  to?: string;
  opening?: bigint | number;
  /** What the lines lead to, unless it is given. */
  closing?: bigint | number;
  entries?: EntryGiven[];
};

/** A camt.053 of these statements, as a bank would give it. */
export function camt(...statements: StatementGiven[]): Buffer {
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>${randomUUID()}</MsgId></GrpHdr>${statements.map(statementXml).join('')}</BkToCstmrStmt></Document>`,
  );
}

function statementXml({
  id = randomUUID(),
  account = HOUSE,
  currency = 'EUR',
  on = '2026-03-02',
  to = on,
  opening = 0n,
  closing,
  entries = [],
}: StatementGiven): string {
  const ends = closing ?? entries.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), BigInt(opening));
  const money = (minor: bigint | number) =>
    `<Amt Ccy="${currency}">${formatDecimal(BigInt(minor) < 0n ? -BigInt(minor) : BigInt(minor), exponentOf(currency))}</Amt><CdtDbtInd>${BigInt(minor) < 0n ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
  const balance = (code: string, minor: bigint | number, day: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${money(minor)}<Dt><Dt>${day}</Dt></Dt></Bal>`;
  const entry = ({
    amountMinor,
    on: day = to,
    ref,
    bankRef = randomUUID().slice(0, 20),
    batch,
    parts,
    returned,
    text,
  }: EntryGiven) =>
    `<Ntry>${money(amountMinor)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${bankRef}</AcctSvcrRef><NtryDtls>${batch ? `<Btch><PmtInfId>${batch}</PmtInfId></Btch>` : ''}${(parts ?? [ref]).map((each) => `<TxDtls><Refs>${each ? `<EndToEndId>${each}</EndToEndId>` : ''}</Refs>${returned === undefined ? '' : `<RtrInf><Rsn><Cd>${returned}</Cd></Rsn></RtrInf>`}</TxDtls>`).join('')}</NtryDtls><AddtlNtryInf>${text ?? ''}</AddtlNtryInf></Ntry>`;
  return `<Stmt><Id>${id}</Id><FrToDt><FrDtTm>${on}T00:00:00</FrDtTm><ToDtTm>${to}T23:59:59</ToDtTm></FrToDt><Acct><Id><IBAN>${account}</IBAN></Id><Ccy>${currency}</Ccy></Acct>${balance('OPBD', opening, on)}${balance('CLBD', ends, to)}${entries.map(entry).join('')}</Stmt>`;
}

/** Uploads a file as the API does. */
export async function uploadStatement(
  actor: Actor | null,
  bytes: Buffer,
  given: Record<string, unknown> = {},
): Promise<Outcome<Uploaded>> {
  const file = await storeFile(Readable.from([bytes]), 16 * 2 ** 20);
  return uploadStatements(actor, file, uploadStatementInput.parse({ fileName: 'statement.xml', ...given }));
}

/** A payout that the bank was told of, and that nobody knows more of yet. */
export type UnderWay = { attemptId: bigint; disbursementId: bigint; reference: string; amountMinor: bigint };

/** Payouts on their way: one for each amount of a sale, in one run of the week that ends before that day. */
export async function underWay(endingBefore: LocalDate, sales: number[]): Promise<UnderWay[]> {
  for (const [index, amount] of sales.entries())
    await owedTo(await makeMerchant(), endingBefore, amount, String(10 + (index % 80)));
  const runId = await approvedRun(endingBefore);
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE run_id = $1 ORDER BY id', [
    runId,
  ]);
  const ids = rows.map(({ id }) => id);
  const { opened } = await transaction((client) =>
    openAttempts(client, ids, { by: 'job:test', reason: null, channel: 'bank', provider: 'simulator' }),
  );
  return opened.map(({ attemptId, reference, disbursement }) => ({
    attemptId,
    reference,
    disbursementId: disbursement.id,
    amountMinor: disbursement.amountMinor,
  }));
}

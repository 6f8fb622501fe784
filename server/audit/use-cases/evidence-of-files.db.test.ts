import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { camt, uploadStatement } from '@/prisma/demo/bank-statements';
import { makeBankAccount, makeMerchant } from '@/prisma/demo/factories';
import { dollars, euros, leaveInFiles, personOf } from '@/prisma/demo/payout-files';
import { approvedRun, ibanEnding, owedTo } from '@/prisma/demo/payouts';
import { withClient } from '@/scripts/database/database';
import { localDate } from '@/server/kernel/calendar';
import { maskAccountsIn } from '@/server/kernel/masked-account';
import { unwrap } from '@/server/kernel/outcome';
import type { PayoutFile, PayoutFileContent } from '@/server/payouts/schema/files';
import { giveToDemoBank } from '@/server/payouts/use-cases/demo-bank';
import { downloadPayoutFile } from '@/server/payouts/use-cases/download-file';
import { receiveReport } from '@/server/payouts/use-cases/receive-report';
import { withdrawPayoutFile } from '@/server/payouts/use-cases/withdraw-file';
import { writePayoutFile } from '@/server/payouts/use-cases/write-file';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { storeFile } from '@/server/platform/storage';
import { matchByHand } from '@/server/reconciliation/use-cases/match-by-hand';
import { exportEvidence } from './export-evidence';
import { sealEntries } from './seal-entries';

// A run that left in two bank files: taken, taken again, reported on, matched and withdrawn, with account numbers in all that
// people and banks write.

const operator = await personOf('finance_operator', 'Olga');
const spaced = (iban: string) => iban.replace(/.{4}(?=.)/g, '$& ');
const ibans = ['20', '21', '22'].map(ibanEnding) as [string, string, string];
const numbers = [...ibans, 'DE89370400440532013000', '0012345678', '4830112290'];

const rejection = (file: string, reference: string, words: string) =>
  Buffer.from(
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>B</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>${file}</OrgnlMsgId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>${file}</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>${words}</AddtlInf></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`,
  );

let id = '';
let files: Record<string, string> = {};
let sepa: PayoutFile;
let ach: PayoutFile;
let originals: Record<string, PayoutFileContent> = {};
const bytesOf = async () => buffer(unwrap(await exportEvidence(operator, { id })).body);
const unzipped = (zip: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]));
const rows = (path: string) => (files[path] as string).trim().split('\r\n').slice(1);

beforeAll(async () => {
  const release = fixClock('2026-01-12T12:00Z');
  await leaveInFiles(euros);
  await leaveInFiles(dollars);
  const day = localDate('2026-01-12');
  for (const [at, ending] of ['20', '21', '22'].entries())
    await owedTo(await makeMerchant({ reference: `in-euros-${ending}` }), day, 20_000 + at, ending);
  const american = await makeMerchant({ reference: 'in-dollars', currency: 'USD' });
  const account = { scheme: 'us', routingNumber: '021000021', accountNumber: '0012345678' } as const;
  await makeBankAccount(american, { ...account, accountType: 'checking' });
  await owedTo(american, day, 30_000);
  id = await approvedRun(day);

  sepa = unwrap(await writePayoutFile(operator, { runId: id, currency: 'EUR' }));
  ach = unwrap(await writePayoutFile(operator, { runId: id, currency: 'USD' }));
  const take = async (fileId: string, why?: string) => unwrap(await downloadPayoutFile(operator, { id: fileId, why }));
  originals = { [sepa.fileName]: await take(sepa.id), [ach.fileName]: await take(ach.id) };
  await take(sepa.id, `The bank lost ${ibans[0]}.`);
  unwrap(await giveToDemoBank(operator, ach.id));
  unwrap(await withdrawPayoutFile(operator, { id: ach.id, reason: `Not to ${spaced(ibans[1])}.` }));

  const { rows: sent } = await pool().query<{ id: bigint; reference: string; amount_minor: bigint }>(
    'SELECT id, reference, amount_minor FROM payout_attempt WHERE file_id = $1 ORDER BY reference',
    [sepa.id],
  );
  const [matched, rejected, byHand] = sent as [(typeof sent)[0], (typeof sent)[0], (typeof sent)[0]];
  const report = rejection(sepa.messageId, rejected.reference, `Closed: ${ibans[1]}`);
  unwrap(await receiveReport(operator, await storeFile(Readable.from([report]), 1 << 20)));

  const statement = camt({
    on: '2026-01-12',
    opening: 1_000_000n,
    entries: [
      { amountMinor: -matched.amount_minor, ref: matched.reference, text: `TO ${spaced(ibans[0])} WEEK` },
      { amountMinor: -byHand.amount_minor - 100n, text: `TRANSFER AND FEE ${ibans[2]}` },
    ],
  });
  unwrap(await uploadStatement(operator, statement));
  const { rows: open } = await pool().query<{ id: bigint }>(
    `SELECT id FROM bank_statement_line WHERE text LIKE 'TRANSFER AND FEE%'`,
  );
  const hand = { lines: [String(open[0]?.id)], entries: [`payment:${byHand.id}`], bookAs: 'bank_fees' as const };
  unwrap(await matchByHand(operator, { ...hand, remark: `It says ${spaced(ibans[2])}.` }));
  release();
  await sealEntries();
  const zip = await bytesOf();
  expect((await bytesOf()).equals(zip)).toBe(true);
  files = unzipped(zip);
});

describe('the evidence of a run that left in files', () => {
  test('has no whole account number, whoever wrote it where', () => {
    for (const [path, text] of Object.entries(files)) {
      const together = text.replace(/\s/g, '').toUpperCase();
      for (const number of numbers) expect({ path, has: together.includes(number) }).toEqual({ path, has: false });
      expect(maskAccountsIn(text)).toBe(text);
    }
  });

  test('has each file as it was written, but for the accounts', () => {
    const shown = files[`payouts/bank-files/${sepa.fileName}`] as string;
    const withoutIbans = (xml: string) => xml.replace(/<IBAN>[^<]*/g, '<IBAN>');
    expect(withoutIbans(shown)).toBe(withoutIbans(originals[sepa.fileName]?.content as string));
    expect(shown.match(/<IBAN>[^<]*/g)).toEqual([
      '<IBAN>DE•• •••• •••• 3000',
      ...ibans.map((iban) => `<IBAN>DE•• •••• •••• ${iban.slice(-4)}`),
    ]);

    const lines = (files[`payouts/bank-files/${ach.fileName}`] as string).split('\n');
    const meant = (originals[ach.fileName] as PayoutFileContent).content.split('\n');
    const entry = meant.findIndex((line) => line.startsWith('6'));
    expect(lines[entry]?.slice(12, 29)).toBe('******5678       ');
    const other = (all: string[]) => all.map((line, at) => (at === entry ? line.slice(0, 12) + line.slice(29) : line));
    expect(other(lines)).toEqual(other(meant));
  });

  test('names the originals by their hash, and says who took them, when and why', () => {
    const hashOf = (file: PayoutFile) =>
      createHash('sha256')
        .update(originals[file.fileName]?.content as string)
        .digest('hex');
    expect(rows('payouts/bank-files.csv')).toEqual([
      expect.stringMatching(new RegExp(`^${sepa.messageId},pain_001,EUR,1,3,.*,${hashOf(sepa)},Olga,`)),
      expect.stringMatching(new RegExp(`^${ach.messageId},nacha,USD,1,1,.*,${hashOf(ach)},Olga,`)),
    ]);
    const at = '2026-01-12T12:00:00.000Z';
    expect(rows('payouts/downloads.csv')).toEqual([
      `${sepa.messageId},${at},Olga,a person,`,
      `${sepa.messageId},${at},Olga,a person,The bank lost DE•• •••• •••• ${ibans[0].slice(-4)}.`,
      `${ach.messageId},${at},Olga,a person,`,
      `${ach.messageId},${at},Olga,the demo bank,`,
    ]);
    expect(rows('payouts/withdrawals.csv')).toEqual([
      `${ach.messageId},${at},Olga,Not to DE•• •••• •••• ${ibans[1].slice(-4)}.,waiting,,,`,
    ]);
    expect(files['README.txt']).toContain('a finance operator or an administrator downloads\nit');
  });

  test('says of a file that it is not what was written', async () => {
    await withClient(process.env.DATABASE_OWNER_URL as string, async (client) => {
      await client.query('ALTER TABLE payout_file DISABLE TRIGGER USER');
      await client.query(`UPDATE payout_file SET sha256 = repeat('0', 64) WHERE id = $1`, [ach.id]);
    });
    const found = unzipped(await bytesOf());
    expect(found[`payouts/bank-files/${ach.fileName}`]).toMatch(
      /^This file cannot be opened: .* is not what was written/,
    );
    expect(found[`payouts/bank-files/${sepa.fileName}`]).toBe(files[`payouts/bank-files/${sepa.fileName}`]);
  });

  test('has what the bank said, what it was matched with, and what was done to files, statement and match', () => {
    expect(rows('payouts/events.csv')).toContainEqual(
      expect.stringMatching(/,failed,status_report,AC04,Closed: DE•• •••• •••• /),
    );
    expect(rows('matches.csv').filter((row) => row.includes(',bank,'))).toEqual([
      expect.stringMatching(/^\d+,reference,.*TO DE•• •••• •••• .* WEEK/),
      expect.stringMatching(/^\d+,hand,.*TRANSFER AND FEE DE••.*It says DE••/),
    ]);
    for (const done of [
      'payout_file.written,payout_file',
      'payout_file.downloaded,payout_file',
      'payout_file.downloaded_again,payout_file',
      'payout_file.given_to_demo_bank,payout_file',
      'payout_file.withdrawal_asked,payout_file',
      'payout_report.received,payout_file',
      'bank_statement.taken_in,bank_statement',
      'bank_match.made,bank_match',
      'run.approved,run',
      'disbursement.paid,disbursement',
    ])
      expect(rows('audit.csv')).toContainEqual(
        expect.stringMatching(new RegExp(`^(platform|in-euros-2\\d),\\d+,[0-9a-f]{64},.*,${done},`)),
      );
  });
});

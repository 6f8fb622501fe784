import { readFile } from 'node:fs/promises';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import {
  type WrittenEntry,
  type WrittenStatement,
  writeCamt053,
} from '@/server/payouts/providers/simulated-bank/camt-053-writer';
import { unexplainedMinor } from '../statement';
import { parseCamt053 } from './camt-053';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const balance = (code: string, amount: string, direction: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>
   <Dt><Dt>2026-11-20</Dt></Dt></Bal>`;
const statement = (version: string, entries: string, balances = '') =>
  bytesOf(`<?xml version="1.0" encoding="UTF-8"?>
  <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt>
    <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T20:00:00</CreDtTm></GrpHdr>
    <Stmt><Id>ST-1</Id><CreDtTm>2026-11-20T20:00:00</CreDtTm>
      <FrToDt><FrDtTm>2026-11-20T00:00:00</FrDtTm><ToDtTm>2026-11-20T23:59:59</ToDtTm></FrToDt>
      <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
      ${balances}${entries}</Stmt></BkToCstmrStmt></Document>`);
const only = (bytes: Uint8Array) => {
  const [first, ...more] = unwrap(parseCamt053(bytes));
  expect(more).toEqual([]);
  if (!first) throw new Error('no statement');
  return first;
};

const bookedBy: Record<string, string> = { '02': '<Sts>BOOK</Sts>', '08': '<Sts><Cd>BOOK</Cd></Sts>' };
const party: Record<string, (name: string) => string> = {
  '02': (name) => `<Nm>${name}</Nm>`,
  '08': (name) => `<Pty><Nm>${name}</Nm></Pty>`,
};
const transactionAmount: Record<string, (amount: string) => string> = {
  '02': (amount) =>
    `<AmtDtls><InstdAmt><Amt Ccy="EUR">9.99</Amt></InstdAmt><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls>`,
  '08': (amount) => `<Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd>`,
};
const entry = (version: string, amount: string, direction: string, details = '', more = '') =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${bookedBy[version]}
   <BookgDt><Dt>2026-11-20</Dt></BookgDt><ValDt><DtTm>2026-11-21T00:00:00+01:00</DtTm></ValDt>
   <AcctSvcrRef>B-1</AcctSvcrRef><BkTxCd/>${details}${more}</Ntry>`;

describe.each(['02', '08'])('a statement in version %s', (version) => {
  const refs = (id: string) => `<Refs><EndToEndId>${id}</EndToEndId></Refs>`;
  const amount = (text: string) => transactionAmount[version]?.(text) ?? '';

  test('is read with its account, balances, and what a line says', () => {
    const details = `<NtryDtls><TxDtls>${refs('CH-1')}
      <RltdPties><Cdtr>${party[version]?.('Panadería')}</Cdtr><CdtrAcct><Id><IBAN>ES9121000418450200051332</IBAN></Id></CdtrAcct></RltdPties>
      <RmtInf><Ustrd>Payout</Ustrd><Ustrd>of November</Ustrd></RmtInf></TxDtls></NtryDtls>`;
    const read = only(
      statement(
        version,
        entry(version, '123.45', 'DBIT', details, '<AddtlNtryInf>SEPA out</AddtlNtryInf>'),
        balance('OPBD', '1000', 'CRDT') + balance('ITBD', '1', 'CRDT') + balance('CLBD', '876.55', 'CRDT'),
      ),
    );
    expect(read).toEqual({
      id: 'ST-1',
      account: 'DE89370400440532013000',
      currency: 'EUR',
      from: '2026-11-20',
      to: '2026-11-20',
      opening: { amountMinor: 100_000n, on: '2026-11-20' },
      closing: { amountMinor: 87_655n, on: '2026-11-20' },
      lines: [
        {
          place: 'statement 1, entry 1',
          amountMinor: -12_345n,
          currency: 'EUR',
          status: 'booked',
          bookedOn: '2026-11-20',
          valueOn: '2026-11-21',
          bankReference: 'B-1',
          endToEndId: 'CH-1',
          batchReference: null,
          parts: [],
          returnReason: null,
          counterparty: { name: 'Panadería', maskedAccount: 'ES•• •••• •••• 1332' },
          text: 'Payout of November SEPA out',
        },
      ],
    });
    expect(unexplainedMinor(read)).toBe(0n);
  });

  test('makes a line of each transaction of a batch, where their amounts are the entry’s', () => {
    const details = `<NtryDtls><Btch><PmtInfId>RUN-42</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>
      <TxDtls>${refs('CH-1')}${amount('100.00')}</TxDtls><TxDtls>${refs('CH-2')}${amount('23.45')}</TxDtls></NtryDtls>`;
    const { lines } = only(statement(version, entry(version, '123.45', 'DBIT', details)));
    expect(lines).toMatchObject([
      {
        place: 'statement 1, entry 1, transaction 1',
        amountMinor: -10_000n,
        endToEndId: 'CH-1',
        batchReference: 'RUN-42',
      },
      { place: 'statement 1, entry 1, transaction 2', amountMinor: -2_345n, endToEndId: 'CH-2', bankReference: 'B-1' },
    ]);
  });

  test.each([
    ['that have no amounts', '', '', [null, null]],
    ['whose amounts are not the entry’s', amount('100.00'), amount('20.00'), [-10_000n, -2_000n]],
  ])('keeps a batch as one line of parts %s', (_what, first, second, amounts) => {
    const details = `<NtryDtls><Btch><MsgId>RUN-42</MsgId></Btch>
      <TxDtls>${refs('CH-1')}${first}</TxDtls><TxDtls>${refs('CH-2')}${second}</TxDtls></NtryDtls>`;
    const { lines } = only(statement(version, entry(version, '123.45', 'DBIT', details)));
    expect(lines).toMatchObject([
      {
        amountMinor: -12_345n,
        endToEndId: null,
        batchReference: 'RUN-42',
        parts: [
          { endToEndId: 'CH-1', amountMinor: amounts[0] },
          { endToEndId: 'CH-2', amountMinor: amounts[1] },
        ],
      },
    ]);
  });

  test('a batch without transactions is one line', () => {
    const details = '<NtryDtls><Btch><PmtInfId>RUN-42</PmtInfId><NbOfTxs>7</NbOfTxs></Btch></NtryDtls>';
    const { lines } = only(statement(version, entry(version, '123.45', 'DBIT', details)));
    expect(lines).toMatchObject([{ amountMinor: -12_345n, batchReference: 'RUN-42', parts: [] }]);
  });

  test('says why money came back, and from whom', () => {
    const details = `<NtryDtls><TxDtls>${refs('CH-1')}
      <RltdPties><Dbtr>${party[version]?.('Us')}</Dbtr><Cdtr>${party[version]?.('Panadería')}</Cdtr></RltdPties>
      <RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Konto erloschen</AddtlInf></RtrInf></TxDtls></NtryDtls>`;
    const { lines } = only(statement(version, entry(version, '5', 'CRDT', details, '')));
    expect(lines).toMatchObject([
      { amountMinor: 500n, returnReason: 'AC04', counterparty: { name: 'Panadería' }, text: 'Konto erloschen' },
    ]);
  });

  test('an entry of one transaction moved what the entry says', () => {
    const details = `<NtryDtls><TxDtls>${refs('NOTPROVIDED')}${amount('7.00')}</TxDtls></NtryDtls>`;
    const { lines } = only(statement(version, entry(version, '7.50', 'DBIT', details)));
    expect(lines).toMatchObject([{ amountMinor: -750n, endToEndId: null }]);
  });
});

describe('a statement', () => {
  const one = entry('08', '5', 'DBIT');
  test.each<[string, string, object[]]>([
    ['pending', one.replace('BOOK', 'PDNG'), [{ status: 'pending' }]],
    ['for information', one.replace('BOOK', 'INFO'), []],
    ['whose booking day is its value day', one.replace(/<BookgDt>.*?<\/BookgDt>/, ''), [{ bookedOn: '2026-11-21' }]],
    ['that goes back', one.replace('<Sts>', '<RvslInd>true</RvslInd><Sts>'), [{ amountMinor: -500n }]],
  ])('has lines %s', (_what, entries, lines) => {
    expect(only(statement('08', entries)).lines).toMatchObject(lines);
  });

  test('opens with what the day before closed with, where it has nothing better', () => {
    const read = only(statement('02', '', balance('PRCD', '10', 'DBIT') + balance('CLBD', '10', 'DBIT')));
    expect(read.opening?.amountMinor).toBe(-1_000n);
    expect(unexplainedMinor(read)).toBe(0n);
    expect(unexplainedMinor({ ...read, closing: null })).toBeNull();
  });

  const text = new TextDecoder().decode(statement('08', one, balance('OPBD', '1', 'CRDT')));
  test.each<[string, string, string, string]>([
    ['another message', 'camt.053.001.08', 'camt.054.001.08', 'is camt.054.001.08 without a statement'],
    ['an amount that is none', '>5<', '>5,00<', 'statement 1, entry 1, Amt "5,00" is not a number'],
    ['more decimals than the currency has', '>5<', '>5.001<', 'has more than 2 decimals'],
    ['an amount with a sign', '>5<', '>-5<', 'says the direction apart'],
    ['no currency', ' Ccy="EUR">5<', '>5<', 'has no currency'],
    ['a currency that is none', ' Ccy="EUR">5<', ' Ccy="XXX">5<', 'is in "XXX"'],
    ['no direction', '<CdtDbtInd>DBIT</CdtDbtInd>', '', 'entry 1, CdtDbtInd says neither'],
    [
      'a day that is none',
      '2026-11-20</Dt></BookgDt>',
      '2026-02-30</Dt></BookgDt>',
      'BookgDt "2026-02-30" is not a day',
    ],
    ['no day at all', /<BookgDt>.*?<\/ValDt>/s as unknown as string, '', 'is booked, and has no booking day'],
    ['half of it', '</Stmt>', '', 'not XML'],
  ])('is refused for %s', (_what, from, to, message) => {
    expect(parseCamt053(bytesOf(text.replace(from, to)))).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', message: expect.stringContaining(message) },
    });
  });
});

describe('the simulated bank’s statement', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays(localDate('2026-01-01'), days));
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => `w${text}`.trim());
  const entry: fc.Arbitrary<WrittenEntry> = fc
    .record({
      bookedOn: day,
      valueOn: day,
      status: fc.constantFrom('BOOK' as const, 'PDNG' as const),
      isIn: fc.boolean(),
      amounts: fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 1, maxLength: 4 }),
      returnReason: fc.constantFrom(undefined, 'AC04'),
      name: words,
      account: fc.constantFrom('ES9121000418450200051332', '123456789'),
      bankReference: fc.stringMatching(/^[A-Z0-9]{1,35}$/),
    })
    .map(({ isIn, amounts, returnReason, name, account, ...rest }) => {
      const transactions = amounts.map((amount, at) => ({
        endToEndId: at === 0 ? null : `CH-${at}`,
        amountMinor: isIn ? amount : -amount,
        counterparty: { name, account },
        remittance: name,
        returnReason,
      }));
      const amountMinor = transactions.reduce((sum, each) => sum + each.amountMinor, 0n);
      return { ...rest, amountMinor, transactions, batchReference: amounts.length > 1 ? 'RUN-42' : undefined };
    });
  const written: fc.Arbitrary<WrittenStatement> = fc.record({
    messageId: fc.constant('M1'),
    createdAt: fc.constant(new Date('2026-11-20T20:00:00Z')),
    id: fc.constant('ST-1'),
    account: fc.constantFrom('DE89370400440532013000', '021000021 12345'),
    currency: fc.constantFrom('EUR' as const, 'JPY' as const, 'KWD' as const),
    from: day,
    to: day,
    openingMinor: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
    entries: fc.array(entry, { maxLength: 8 }),
  });

  test.prop([fc.array(written, { minLength: 20, maxLength: 20 })], { numRuns: 5 })(
    'is valid, and reads as it was meant',
    async (all) => {
      const folder = new URL('../../../payouts/providers/simulated-bank/', import.meta.url);
      const schema = await readFile(new URL('camt.053.001.08.subset.xsd', folder), 'utf8');
      const files = all.map(writeCamt053);
      const xml = files.map((contents, at) => ({ fileName: `${at}.xml`, contents }));
      expect((await validateXML({ xml, schema, maxMemoryPages: 4_096 })).errors).toEqual([]);
      for (const [at, bytes] of files.entries()) {
        const meant = all[at];
        const read = only(bytes);
        expect(read).toMatchObject({
          account: meant?.account,
          currency: meant?.currency,
          from: meant?.from,
          to: meant?.to,
        });
        expect(read.opening?.amountMinor).toBe(meant?.openingMinor);
        expect(unexplainedMinor(read)).toBe(0n);
        expect(read.lines.map(({ amountMinor, endToEndId }) => ({ amountMinor, endToEndId }))).toEqual(
          meant?.entries.flatMap(({ transactions }) =>
            transactions.map(({ amountMinor, endToEndId }) => ({ amountMinor, endToEndId })),
          ),
        );
      }
    },
  );
});

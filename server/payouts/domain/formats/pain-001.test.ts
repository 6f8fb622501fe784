import { readFile } from 'node:fs/promises';
import { fc, test } from '@fast-check/vitest';
import { composeIBAN } from 'ibantools';
import { describe, expect } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { epcText } from './epc-text';
import { type SepaFile, type SepaTransfer, writePain001 } from './pain-001';
import { readBackPain001 } from './read-back';

const schema = await readFile(new URL('schemas/pain.001.001.09.subset.xsd', import.meta.url), 'utf8');

const transfer = (more: Partial<SepaTransfer> = {}): SepaTransfer => ({
  endToEndId: 'CH-1',
  amountMinor: 12_345n,
  currency: 'EUR',
  creditor: { name: 'Panadería Núñez', iban: 'ES9121000418450200051332', bic: 'CAIXESBBXXX' },
  remittance: 'Payout of 21 November 2026',
  ...more,
});

const file = (more: Partial<SepaFile> = {}): SepaFile => ({
  messageId: 'RUN-42-EUR',
  createdAt: new Date('2026-11-21T08:15:30.123Z'),
  initiatingParty: 'Countinghouse',
  debtor: { name: 'Countinghouse GmbH', iban: 'DE89370400440532013000' },
  executionDate: localDate('2026-11-23'),
  batchBooking: true,
  transfers: [transfer()],
  ...more,
});

const textOfFile = (written: Uint8Array) => new TextDecoder().decode(written);

describe('a SEPA credit transfer file', () => {
  test('says it all, in the order of the standard', () => {
    expect(textOfFile(unwrap(writePain001(file())))).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
        <CstmrCdtTrfInitn>
          <GrpHdr>
            <MsgId>RUN-42-EUR</MsgId>
            <CreDtTm>2026-11-21T08:15:30Z</CreDtTm>
            <NbOfTxs>1</NbOfTxs>
            <CtrlSum>123.45</CtrlSum>
            <InitgPty>
              <Nm>Countinghouse</Nm>
            </InitgPty>
          </GrpHdr>
          <PmtInf>
            <PmtInfId>RUN-42-EUR</PmtInfId>
            <PmtMtd>TRF</PmtMtd>
            <BtchBookg>true</BtchBookg>
            <NbOfTxs>1</NbOfTxs>
            <CtrlSum>123.45</CtrlSum>
            <PmtTpInf>
              <SvcLvl>
                <Cd>SEPA</Cd>
              </SvcLvl>
            </PmtTpInf>
            <ReqdExctnDt>
              <Dt>2026-11-23</Dt>
            </ReqdExctnDt>
            <Dbtr>
              <Nm>Countinghouse GmbH</Nm>
            </Dbtr>
            <DbtrAcct>
              <Id>
                <IBAN>DE89370400440532013000</IBAN>
              </Id>
            </DbtrAcct>
            <DbtrAgt>
              <FinInstnId>
                <Othr>
                  <Id>NOTPROVIDED</Id>
                </Othr>
              </FinInstnId>
            </DbtrAgt>
            <ChrgBr>SLEV</ChrgBr>
            <CdtTrfTxInf>
              <PmtId>
                <EndToEndId>CH-1</EndToEndId>
              </PmtId>
              <Amt>
                <InstdAmt Ccy="EUR">123.45</InstdAmt>
              </Amt>
              <CdtrAgt>
                <FinInstnId>
                  <BICFI>CAIXESBBXXX</BICFI>
                </FinInstnId>
              </CdtrAgt>
              <Cdtr>
                <Nm>Panaderia Nunez</Nm>
              </Cdtr>
              <CdtrAcct>
                <Id>
                  <IBAN>ES9121000418450200051332</IBAN>
                </Id>
              </CdtrAcct>
              <RmtInf>
                <Ustrd>Payout of 21 November 2026</Ustrd>
              </RmtInf>
            </CdtTrfTxInf>
          </PmtInf>
        </CstmrCdtTrfInitn>
      </Document>
      "
    `);
  });

  const name = fc.string({ unit: 'binary', maxLength: 120 });
  const named = (prefix: string) => name.map((text) => `${prefix}${text}`);
  const iban = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 18, maxLength: 18 })
    .map((digits) => composeIBAN({ countryCode: 'DE', bban: digits.join('') }) as string);
  const address = fc.option(fc.record({ town: named('T'), country: fc.constantFrom('DE', 'CH') }));
  const bic = fc.constantFrom(null, undefined, 'DEUTDEFF', 'CAIXESBBXXX');
  const party = fc.record({ name: named('M'), iban, bic, address });
  const transfers = fc
    .array(
      fc.record({
        amountMinor: fc.oneof(fc.bigInt({ min: 1n, max: 99_999_999_999n }), fc.constantFrom(1n, 99_999_999_999n)),
        creditor: party,
        remittance: name,
      }),
      { minLength: 1, maxLength: 30 },
    )
    .map((all): SepaTransfer[] => all.map((each, at) => ({ ...each, endToEndId: `CH/${at}`, currency: 'EUR' })));

  test.prop(
    [
      fc.array(fc.record({ debtor: party, initiatingParty: named('7'), batchBooking: fc.boolean(), transfers }), {
        minLength: 20,
        maxLength: 20,
      }),
    ],
    { numRuns: 5 },
  )('is valid against the schema, and reads back as it was meant, whatever the names', async (all) => {
    const written = all.map((more) => unwrap(writePain001(file(more))));
    const xml = written.map((contents, at) => ({ fileName: `${at}.xml`, contents }));
    const { errors } = await validateXML({ xml, schema, maxMemoryPages: 4_096 });
    expect(errors).toEqual([]);
    for (const [at, bytes] of written.entries()) {
      const meant = all[at]?.transfers ?? [];
      expect(readBackPain001(bytes)).toEqual({
        ok: true,
        value: {
          messageId: 'RUN-42-EUR',
          count: meant.length,
          controlSumMinor: meant.reduce((sum, each) => sum + each.amountMinor, 0n),
          transfers: meant.map(({ endToEndId, amountMinor, creditor }) => ({
            endToEndId,
            amountMinor,
            payee: epcText(creditor.name, 70),
            account: creditor.iban,
          })),
        },
      });
    }
  });

  test('says where the payer is in the structured form that banks ask for', () => {
    const debtor = { ...file().debtor, address: { town: 'Köln', country: 'DE' } };
    const swiss = transfer({ creditor: { name: 'Uhren AG', iban: 'CH9300762011623852957' } });
    expect(textOfFile(unwrap(writePain001(file({ debtor, transfers: [swiss] })))).replace(/\s+/g, '')).toContain(
      '<Dbtr><Nm>CountinghouseGmbH</Nm><PstlAdr><TwnNm>Koln</TwnNm><Ctry>DE</Ctry></PstlAdr></Dbtr>',
    );
  });

  const creditor = transfer().creditor;
  test.each<[string, Partial<SepaFile>, string, string]>([
    ['no transfer', { transfers: [] }, 'transfers', 'there is nothing to transfer'],
    ['a long message id', { messageId: 'x'.repeat(36) }, 'messageId', 'is longer than 35 characters'],
    ['a payer of no bank', { debtor: { name: 'A', iban: 'DE00' } }, 'debtor.iban', 'is not an IBAN'],
    ['nothing', { transfers: [transfer({ amountMinor: 0n })] }, 'transfers.0.amountMinor', 'is not between 0.01'],
    [
      'more than SEPA takes',
      { transfers: [transfer({ amountMinor: 100_000_000_000n })] },
      'transfers.0.amountMinor',
      'is not between 0.01',
    ],
    ['a debit', { transfers: [transfer({ amountMinor: -5n })] }, 'transfers.0.amountMinor', 'is not between 0.01'],
    ['dollars', { transfers: [transfer({ currency: 'USD' as 'EUR' })] }, 'transfers.0.currency', 'EUR only'],
    [
      'a slip in the account',
      { transfers: [transfer({ creditor: { ...creditor, iban: 'ES9121000418450200051333' } })] },
      'transfers.0.creditor.iban',
      'is not an IBAN',
    ],
    [
      'an account as people write it',
      { transfers: [transfer({ creditor: { ...creditor, iban: 'ES91 2100 0418 4502 0005 1332' } })] },
      'transfers.0.creditor.iban',
      'electronic form',
    ],
    [
      'a slip in the bank',
      { transfers: [transfer({ creditor: { ...creditor, bic: 'CAIX' } })] },
      'transfers.0.creditor.bic',
      'is not a BIC',
    ],
    [
      'a name that banks cannot carry',
      { transfers: [transfer({ creditor: { ...creditor, name: '株式会社' } })] },
      'transfers.0.creditor.name',
      'has no letter that banks can carry',
    ],
    [
      'one reference twice',
      { transfers: [transfer(), transfer()] },
      'transfers.1.endToEndId',
      'transfer CH-1: its reference stands twice',
    ],
    [
      'a payee outside of the EEA, whose bank asks where the payer is',
      { transfers: [transfer({ creditor: { name: 'Uhren AG', iban: 'CH9300762011623852957' } })] },
      'debtor.address',
      'town and country are needed',
    ],
    [
      'a payer outside of the EEA',
      { debtor: { ...file().debtor, iban: 'CH9300762011623852957' } },
      'debtor.address',
      'town and country are needed',
    ],
    [
      'a bank in small letters',
      { transfers: [transfer({ creditor: { ...creditor, bic: 'caixesbbxxx' } })] },
      'transfers.0.creditor.bic',
      'is not a BIC',
    ],
    [
      'an address without a town',
      { debtor: { ...file().debtor, address: { town: '', country: 'DE' } } },
      'debtor.address.town',
      'the payer’s town has no letter',
    ],
    [
      'an address in no country',
      { debtor: { ...file().debtor, address: { town: 'Köln', country: 'Germany' } } },
      'debtor.address.country',
      'two capital letters',
    ],
    [
      'a reference with two slashes',
      { transfers: [transfer({ endToEndId: 'a//b' })] },
      'transfers.0.endToEndId',
      'has two slashes',
    ],
  ])('is not written for %s', (_what, more, field, message) => {
    expect(writePain001(file(more))).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', fields: [{ field, message: expect.stringContaining(message) }] },
    });
  });

  test('names every fault there is', () => {
    const transfers = [
      transfer({ amountMinor: 0n }),
      transfer({ endToEndId: 'CH-2', creditor: { name: '', iban: '' } }),
    ];
    const written = writePain001(file({ transfers }));
    expect(!written.ok && written.refusal.fields?.map(({ field }) => field)).toEqual([
      'transfers.0.amountMinor',
      'transfers.1.creditor.name',
      'transfers.1.creditor.iban',
    ]);
    expect(!written.ok && written.refusal.message).toBe(
      'The bank file cannot be written: transfer CH-1: its amount is not between 0.01 and 999999999.99. 2 more like it.',
    );
  });
});

describe('reading back', () => {
  const text = textOfFile(unwrap(writePain001(file({ transfers: [transfer(), transfer({ endToEndId: 'CH-2' })] }))));

  test.each<[string, (text: string) => string, string]>([
    ['an amount that was changed', (xml) => xml.replace('>123.45<', '>123.46<'), 'contradicts itself'],
    ['a transfer that is gone', (xml) => xml.replace(/<CdtTrfTxInf>[\s\S]*?<\/CdtTrfTxInf>/, ''), 'contradicts itself'],
    ['the count of one header', (xml) => xml.replace('<NbOfTxs>2<', '<NbOfTxs>3<'), 'contradicts itself'],
    ['an amount that is none', (xml) => xml.replace('>123.45<', '>1e2<'), 'not a number'],
    ['another message', (xml) => xml.replaceAll('CstmrCdtTrfInitn', 'CstmrDrctDbtInitn'), 'not a pain.001'],
    ['half a file', (xml) => xml.slice(0, 900), 'not XML'],
  ])('refuses %s', (_what, change, message) => {
    const read = readBackPain001(new TextEncoder().encode(change(text)));
    expect(read).toMatchObject({ ok: false, refusal: { message: expect.stringContaining(message) } });
  });
});

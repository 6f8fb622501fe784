import { describe, expect, test } from 'vitest';
import { unwrap } from '@/server/kernel/outcome';
import { parsePain002, type StatusMeaning, statusOfTransfer } from './pain-002';

const report = (version: string, { group = '', payments = '' }): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.${version}"><CstmrPmtStsRpt>
      <GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-11-23T09:00:00</CreDtTm></GrpHdr>
      <OrgnlGrpInfAndSts><OrgnlMsgId>RUN-42-EUR</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${group}
      </OrgnlGrpInfAndSts>${payments}</CstmrPmtStsRpt></Document>`,
  );
const payment = (inside: string) =>
  `<OrgnlPmtInfAndSts><OrgnlPmtInfId>RUN-42-EUR</OrgnlPmtInfId>${inside}</OrgnlPmtInfAndSts>`;
const transfer = (id: string, inside: string) =>
  `<TxInfAndSts><OrgnlEndToEndId>${id}</OrgnlEndToEndId>${inside}</TxInfAndSts>`;
const reason = (code: string, ...words: string[]) =>
  `<StsRsnInf><Rsn>${code}</Rsn>${words.map((each) => `<AddtlInf>${each}</AddtlInf>`).join('')}</StsRsnInf>`;

const partly = {
  group: '<GrpSts>PART</GrpSts>',
  payments: payment(
    transfer(
      'CH-1',
      `<TxSts>RJCT</TxSts>${reason('<Cd>AC04</Cd>', 'Konto', 'erloschen')}<AcctSvcrRef>B7</AcctSvcrRef>`,
    ) + transfer('CH-2', '<TxSts>ACSC</TxSts>'),
  ),
};

describe('a status report', () => {
  test.each(['03', '10'])('is read in version %s', (version) => {
    expect(parsePain002(report(version, partly))).toEqual({
      ok: true,
      value: {
        messageId: 'BANK-1',
        originalMessageId: 'RUN-42-EUR',
        group: { code: 'PART', meaning: 'partly', reasons: [] },
        payments: [
          {
            originalPaymentId: 'RUN-42-EUR',
            status: null,
            transfers: [
              {
                originalEndToEndId: 'CH-1',
                status: { code: 'RJCT', meaning: 'rejected', reasons: [{ code: 'AC04', words: 'Konto erloschen' }] },
                bankReference: 'B7',
              },
              {
                originalEndToEndId: 'CH-2',
                status: { code: 'ACSC', meaning: 'settled', reasons: [] },
                bankReference: null,
              },
            ],
          },
        ],
      },
    });
  });

  test.each<[string, StatusMeaning]>([
    ['ACTC', 'received'],
    ['ACCP', 'received'],
    ['ACWC', 'received'],
    ['PDNG', 'pending'],
    ['ACSP', 'underway'],
    ['ACSC', 'settled'],
    ['ACCC', 'credited'],
    ['RJCT', 'rejected'],
    ['PART', 'partly'],
    ['ZZZZ', 'unclear'],
    ['constructor', 'unclear'],
  ])('%s means %s', (code, meaning) => {
    expect(unwrap(parsePain002(report('10', { group: `<GrpSts>${code}</GrpSts>` }))).group).toEqual({
      code,
      meaning,
      reasons: [],
    });
  });

  const rejected = `<GrpSts>RJCT</GrpSts>${reason('<Prtry>X1</Prtry>')}`;
  test.each<[string, { group?: string; payments?: string }, string, string | null]>([
    ['its own status', partly, 'CH-1', 'RJCT'],
    ['a transfer that a report in part does not name: nothing is known', partly, 'CH-9', null],
    ['a file that was refused whole, and so each of its transfers', { group: rejected }, 'CH-9', 'RJCT'],
    ['a payment that was refused', { payments: payment('<PmtInfSts>RJCT</PmtInfSts>') }, 'CH-9', 'RJCT'],
    [
      'a transfer that is named without a status',
      { payments: payment(`<PmtInfSts>ACSP</PmtInfSts>${transfer('CH-1', '')}`) },
      'CH-1',
      'ACSP',
    ],
    ['a report that says nothing', {}, 'CH-1', null],
  ])('tells of a transfer %s', (_what, parts, endToEndId, code) => {
    const read = unwrap(parsePain002(report('10', parts)));
    expect(statusOfTransfer(read, endToEndId)?.code ?? null).toBe(code);
  });

  test('keeps the bank’s own codes', () => {
    expect(unwrap(parsePain002(report('03', { group: rejected }))).group?.reasons).toEqual([
      { code: 'X1', words: null },
    ]);
  });

  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  test.each<[string, string, string]>([
    ['another message', text(report('03', {})).replaceAll('CstmrPmtStsRpt', 'BkToCstmrStmt'), 'not a pain.002'],
    ['another namespace', text(report('03', {})).replace('pain.002.001.03', 'pacs.002.001.03'), 'is pacs.002.001.03'],
    ['no original message', text(report('03', {})).replace(/<OrgnlMsgId>.*?<\/OrgnlMsgId>/, ''), 'OrgnlMsgId'],
    [
      'a transfer without a reference',
      text(report('03', { payments: payment('<TxInfAndSts><TxSts>RJCT</TxSts></TxInfAndSts>') })),
      'OrgnlPmtInfAndSts 1, TxInfAndSts 1, OrgnlEndToEndId',
    ],
    ['half a file', text(report('03', partly)).slice(0, 600), 'not XML'],
  ])('is refused for %s', (_what, xml, message) => {
    expect(parsePain002(new TextEncoder().encode(xml))).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', message: expect.stringContaining(message) },
    });
  });
});

import { describe, expect, test } from 'vitest';
import { localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { recordLength, writeNacha } from './formats/nacha';
import { maskedFile } from './masked-file';

describe('a bank file for who may not read whole accounts', () => {
  test('of euros shows the ends of IBANs, ours too', () => {
    const xml =
      '<DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct><Nm>A</Nm><IBAN>ES9121000418450200051332</IBAN>';
    expect(maskedFile('pain_001', xml)).toBe(
      '<DbtrAcct><Id><IBAN>DE•• •••• •••• 3000</IBAN></Id></DbtrAcct><Nm>A</Nm><IBAN>ES•• •••• •••• 1332</IBAN>',
    );
  });

  test.each([
    ['12345678901234567', '*************4567'],
    ['0012345678', '******5678       '],
    ['12345', '***45            '],
    ['1234', '**34             '],
  ])('of dollars has %s as %j, in the same columns', (number, shown) => {
    const bytes = unwrap(
      writeNacha({
        createdAt: new Date('2026-03-02T09:00:00Z'),
        messageId: 'CHF-0000000012',
        fileIdModifier: 'A',
        destination: { routingNumber: '121042882', name: 'Wells Fargo' },
        origin: { id: '1987654321', name: 'Countinghouse' },
        company: { id: '1987654321', name: 'Countinghouse' },
        description: 'PAYOUT',
        effectiveDate: localDate('2026-03-03'),
        transfers: [
          {
            endToEndId: 'CHP-0000000001-01',
            amountMinor: 12_345n,
            currency: 'USD',
            entryClass: 'CCD',
            creditor: { holderName: 'Vinyl', routingNumber: '021000021', number, type: 'checking' },
            remittance: 'Payout',
          },
        ],
      }),
    );
    const written = new TextDecoder().decode(bytes);
    const masked = maskedFile('nacha', written);
    expect(masked.split('\n')[2]?.slice(12, 29)).toBe(shown);
    expect(masked.replace(shown, number.padEnd(17))).toBe(written);
    expect(
      masked
        .split('\n')
        .slice(0, -1)
        .every((line) => line.length === recordLength),
    ).toBe(true);
  });
});

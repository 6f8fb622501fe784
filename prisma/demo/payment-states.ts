import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { owePayment } from '@/server/payables/use-cases/owe-payment';
import { openDispute } from '@/server/payments/use-cases/open-dispute';
import { fixClock } from '@/server/platform/clock';
import { cardNumbered, refundPayment, takePayment } from './payments';

/** A few payments of a merchant, in the states that they come to; one is not known until the product has run a minute. */
export async function demoPaymentStates(reference: string, currency: string): Promise<void> {
  const take = (
    amount: number,
    description: string,
    card?: string,
    method: 'credit_card' | 'debit_card' = 'credit_card',
  ) =>
    takePayment({ reference, currency }, amount, {
      description,
      method,
      customerReference: `customer-${amount % 7}`,
      ...(card === undefined ? {} : { card: cardNumbered(card) }),
    });
  await take(2_500, 'Two atlases');
  await take(7_990, 'A globe', '5555555555554444', 'debit_card');
  await take(15_400, 'A first edition', '378282246310005');
  await take(4_250, 'A set of bookmarks', '4000000000009995');
  await refundPayment(await take(6_000, 'Three cookbooks'), 2_000);
  await refundPayment(await take(1_800, 'A calendar', undefined, 'debit_card'));
  const disputed = await take(9_900, 'An encyclopaedia');
  unwrap(await openDispute(jobActor('demo'), { id: disputed, fee: 1_500, reason: 'fraudulent' }));
  const party = (name: string, accountNumber: string) => ({
    name,
    id: 'B-77',
    accountType: 'iban' as const,
    accountNumber,
  });
  for (const account of ['ES9121000418450200051332', 'ES7921000813610123450002'])
    await takePayment({ reference, currency }, 120_000, {
      method: 'account_transfer',
      description: 'Rent of the stand',
      card: undefined,
      transfer: {
        originator: party('Harbour Books', 'DE89370400440532013000'),
        beneficiary: party('Old Market Hall', account),
      },
    });
  await take(5_100, 'A box of postcards', '4000000000006009');
}

/** Two payments of a day that has passed, owed by then: the run of that week pays them out, and they can still go back. */
export async function demoPaidOut(reference: string, currency: string, at: Date): Promise<void> {
  const setTimeBack = fixClock(at);
  try {
    for (const [amount, description] of [
      [3_600, 'A ship in a bottle'],
      [12_800, 'A sextant'],
    ] as const) {
      const facts = { description, method: 'debit_card', customerReference: 'customer-3' } as const;
      await owePayment(BigInt(await takePayment({ reference, currency }, amount, facts)));
    }
  } finally {
    setTimeBack();
  }
}

import { z } from 'zod';
import { instantShape, moneyShape } from '@/server/kernel/shapes';

/** Where a payable can be: every one is in exactly one of these. */
export const placeShape = z
  .enum(['paid', 'under_way', 'carried', 'due', 'waiting'])
  .describe(
    '`paid`: in a disbursement that was paid. `under_way`: in one that is not paid yet. `carried`: in one that paid nothing, ' +
      'owed on by a later payable. `due`: due and settled, in no disbursement. `waiting`: not due, or not settled yet',
  );
export type Place = z.infer<typeof placeShape>;

/** The accounts on which payables stand. */
export const standingAccountShape = z.enum([
  'merchant_payable',
  'merchant_available',
  'merchant_disbursement',
  'payout_in_transit',
  'bank',
  'order_clearing',
  'provider_receivable',
  'merchant_fees',
  'fee_revenue',
]);
export type StandingAccount = z.infer<typeof standingAccountShape>;

const sumsShape = z.strictObject({ payables: z.int(), gross: moneyShape, fee: moneyShape, net: moneyShape });

/** `GET /api/v1/reports/completeness` */
export const completenessInput = z.strictObject({
  merchant: z.string().min(1).max(200).optional().describe('The merchant’s reference; without it, all merchants'),
});

export const completenessShape = z.strictObject({
  at: instantShape.describe('When it was looked at: payables and ledger in one look'),
  merchant: z.string().nullable(),
  isComplete: z.boolean().describe('Every payable is in one place, and every account says what they make'),
  currencies: z.array(
    z.strictObject({
      currency: z.string(),
      isComplete: z.boolean(),
      places: z.array(
        z.strictObject({
          place: placeShape,
          ...sumsShape.shape,
          keptOn: moneyShape.describe(
            'Of the net, what is owed on by a later payable, which stands in a place of its own',
          ),
        }),
      ),
      inAll: z
        .strictObject(sumsShape.shape)
        .describe('All payables, counted without looking where they are: the places add up to it'),
      accounts: z
        .array(
          z.strictObject({
            account: standingAccountShape,
            made: moneyShape.describe('What the payables, disbursements and monthly fees make'),
            booked: moneyShape.describe('What the ledger says'),
            difference: moneyShape.describe('booked − made: nothing, where the books are right'),
          }),
        )
        .describe('Debits are positive, as everywhere in the ledger: what is owed to merchants is negative'),
    }),
  ),
});
export type Completeness = z.infer<typeof completenessShape>;

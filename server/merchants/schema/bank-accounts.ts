import { z } from 'zod';
import { instantShape, pageInput, pageOf } from '@/server/kernel/shapes';

const referenceShape = z.string().min(1).max(200).describe('The merchant’s, by your own name for it');
const typed = (longest: number) => z.string().trim().min(1, 'is missing').max(longest);

/** Where money goes, as somebody types it: blanks and small letters do no harm. */
export const accountGivenShape = z.discriminatedUnion('scheme', [
  z.strictObject({
    scheme: z.literal('iban'),
    iban: typed(60),
    bic: z.string().trim().max(20).optional().describe('Of the bank; where the IBAN alone is enough, leave it out'),
  }),
  z.strictObject({
    scheme: z.literal('us'),
    routingNumber: typed(20).describe('The nine digits of the bank (ABA)'),
    accountNumber: typed(40),
    accountType: z.enum(['checking', 'savings']),
  }),
]);
export type AccountGiven = z.infer<typeof accountGivenShape>;

export const proposeBankAccountInput = z.strictObject({
  reference: referenceShape,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe('What is paid out there; the merchant’s own where it is left out'),
  holderName: typed(70).describe('As the bank knows it'),
  bankName: z.string().trim().max(140).optional(),
  account: accountGivenShape,
  reason: typed(500).describe('Why it changes; whoever confirms it reads this'),
});
export type ProposeBankAccountInput = z.infer<typeof proposeBankAccountInput>;

export const bankAccountStateShape = z
  .enum(['waiting', 'cooling_off', 'active', 'replaced', 'rejected', 'withdrawn'])
  .describe(
    '`waiting` for a second person; `cooling_off`: confirmed, and paid to from `payableFrom` on; `active`: paid to now',
  );
export type BankAccountState = z.infer<typeof bankAccountStateShape>;

export const bankAccountShape = z.strictObject({
  id: z.string(),
  merchant: z.strictObject({ reference: z.string(), name: z.string() }),
  currency: z.string(),
  version: z.int().describe('Counted per merchant and currency: nothing is edited, a change is the next version'),
  scheme: z.enum(['iban', 'us']),
  state: bankAccountStateShape,
  holderName: z.string(),
  country: z.string(),
  masked: z.string().describe('All that anybody is shown of its number'),
  bic: z.string().nullable(),
  bankName: z.string().nullable(),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: instantShape,
  isOwn: z.boolean().describe('You proposed it yourself: somebody else confirms it'),
  decision: z
    .strictObject({
      verdict: z.enum(['confirmed', 'rejected', 'withdrawn']),
      by: z.string(),
      at: instantShape,
      words: z.string().nullable(),
    })
    .nullable(),
  payableFrom: instantShape.nullable().describe('The end of its cooling-off, once it is confirmed'),
  sharedWith: z.array(z.string()).describe('For staff: other merchants that gave the same account'),
});
export type BankAccount = z.infer<typeof bankAccountShape>;

export const listBankAccountsInput = z.strictObject({ ...pageInput, reference: referenceShape });
export type ListBankAccountsInput = z.infer<typeof listBankAccountsInput>;
export const bankAccountPage = pageOf(bankAccountShape);

export const listWaitingInput = z.strictObject(pageInput);
export type ListWaitingInput = z.infer<typeof listWaitingInput>;

export const waitingAccountShape = z.strictObject({
  proposed: bankAccountShape,
  current: bankAccountShape.nullable().describe('What it would replace; null: the merchant has none yet'),
});
export type WaitingAccount = z.infer<typeof waitingAccountShape>;
export const waitingPage = pageOf(waitingAccountShape);

const idShape = z.string().regex(/^\d{1,18}$/, 'is no id');
export const bankAccountIdInput = z.strictObject({ id: idShape });
export const decideBankAccountInput = z.strictObject({ id: idShape, words: z.string().trim().max(500).optional() });
export type DecideBankAccountInput = z.infer<typeof decideBankAccountInput>;
export const rejectBankAccountInput = z.strictObject({ id: idShape, words: typed(500) });

export const payoutSettingShape = z.strictObject({
  coolingOffHours: z.int().describe('How long after its confirmation a changed account waits for its first payout'),
  madeBy: z.string(),
  madeAt: instantShape,
  why: z.string().nullable(),
});
export type PayoutSetting = z.infer<typeof payoutSettingShape>;
export const payoutSettingsShape = z.strictObject({
  current: payoutSettingShape,
  before: z.array(payoutSettingShape).describe('What held before, the newest first'),
});
export type PayoutSettings = z.infer<typeof payoutSettingsShape>;
export const changePayoutSettingInput = z.strictObject({
  coolingOffHours: z.int('must be whole hours').min(0, 'cannot be less than none').max(720, 'must be at most 30 days'),
  why: typed(500),
});
export type ChangePayoutSettingInput = z.infer<typeof changePayoutSettingInput>;

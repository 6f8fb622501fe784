import { z } from 'zod';
import { instantShape } from '@/server/kernel/shapes';

const typed = (longest: number) => z.string().trim().min(1, 'is missing').max(longest);
const optional = (longest: number) => z.string().trim().max(longest).optional();

export const payoutLeavesByShape = z
  .enum(['bank', 'file'])
  .describe('`bank`: by the bank’s connection, one by one; `file`: in a file that somebody takes to the bank');

export const houseAccountShape = z.strictObject({
  id: z.string(),
  currency: z.string(),
  holderName: z.string(),
  account: z.string().describe('The IBAN, or the account number; masked for who does not set it'),
  routingNumber: z.string().nullable(),
  bic: z.string().nullable(),
  bankName: z.string().nullable(),
  companyId: z.string().nullable().describe('By which the bank knows us in ACH files'),
  town: z.string().nullable(),
  country: z.string().nullable().describe('ISO 3166'),
  channel: payoutLeavesByShape,
  madeBy: z.string(),
  madeAt: instantShape,
  why: z.string(),
});
export type HouseAccount = z.infer<typeof houseAccountShape>;

export const houseAccountsShape = z.strictObject({
  accounts: z.array(
    z.strictObject({ current: houseAccountShape, before: z.array(houseAccountShape).describe('The newest first') }),
  ),
  hasConnection: z.boolean().describe('Whether a bank is connected, so that payouts can leave other than in files'),
});
export type HouseAccounts = z.infer<typeof houseAccountsShape>;

export const changeHouseAccountInput = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code in capitals, such as EUR'),
  holderName: typed(70).describe('As the bank knows us'),
  account: z.discriminatedUnion('scheme', [
    z.strictObject({ scheme: z.literal('iban'), iban: typed(60), bic: optional(20) }),
    z.strictObject({
      scheme: z.literal('us'),
      routingNumber: typed(20).describe('The nine digits of the bank (ABA)'),
      accountNumber: typed(40),
    }),
  ]),
  bankName: optional(70).describe('An ACH file names the bank that it is for'),
  companyId: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9 ]{0,10}$/, 'is of at most 10 letters and digits')
    .optional()
    .describe('By which the bank knows us in ACH files'),
  address: z
    .strictObject({
      town: typed(35),
      country: z.string().regex(/^[A-Z]{2}$/, 'is a country’s two capital letters, such as DE'),
    })
    .optional()
    .describe('Where we are: banks ask for it once a transfer crosses the border of the European Economic Area'),
  channel: payoutLeavesByShape,
  why: typed(500),
});
export type ChangeHouseAccountInput = z.infer<typeof changeHouseAccountInput>;

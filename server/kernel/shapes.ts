import { z } from 'zod';

/**
 * The zod shapes that all rooms share, as they stand in JSON. Safe in the browser.
 */

/** The message of a shape: a value that is missing is said to be so. */
export const mustBe = (what: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? 'is required' : `must be ${what}`;

/** Money: an integer of minor units beside an ISO 4217 currency, within ±9,007,199,254,740,991. */
export const moneyShape = z.strictObject({
  amount: z.int().describe('Minor units: 2500 is 25.00 EUR, 2500 JPY, 2.500 BHD'),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: mustBe('an ISO 4217 code in capitals, such as EUR') }),
});
export type MoneyJson = z.infer<typeof moneyShape>;

/** A calendar day, `YYYY-MM-DD`. */
export const dayShape = z.iso.date({ error: mustBe('a day as YYYY-MM-DD, such as 2018-01-08') });

/** An instant, ISO 8601 with an offset. */
export const instantShape = z.iso.datetime({
  offset: true,
  error: mustBe('an instant with its offset, such as 2018-01-08T09:30:00Z'),
});

/** How every list is asked for: keyset pages, never offsets. */
export const pageInput = {
  limit: z.coerce.number().int().min(1, 'at least 1').max(200, 'at most 200').default(100),
  cursor: z.string().max(500).optional().describe('The `nextCursor` of the page before'),
};

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    data: z.array(item),
    nextCursor: z.string().nullable().describe('Null on the last page'),
  });

export type Page<Item> = { data: Item[]; nextCursor: string | null };

import { z } from 'zod';

const minor = z.codec(z.string().regex(/^-?\d+$/), z.bigint(), {
  decode: (text) => BigInt(text),
  encode: (value) => value.toString(),
});

/** How the tiers of a fee version stand in its row: amounts as text, since a JSON number may lose a unit. */
export const tiersShape = z.array(
  z.strictObject({
    fromMinor: minor,
    toMinor: minor.nullable(),
    ratePpm: z.int(),
    fixedMinor: minor,
    rounding: z.enum(['half_up', 'up', 'half_even']),
  }),
);

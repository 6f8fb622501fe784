import { z } from 'zod';

/** The lists that filters can be saved for. */
const listShape = z.enum(['invoices']);

export const savedFilterShape = z.strictObject({ id: z.string(), name: z.string(), query: z.string() });
export type SavedFilter = z.infer<typeof savedFilterShape>;

export const listFiltersInput = z.strictObject({ list: listShape });
export type ListFiltersInput = z.infer<typeof listFiltersInput>;

export const saveFilterInput = z.strictObject({
  list: listShape,
  name: z.string().trim().min(1, 'must not be empty').max(60),
  /** As it stands in the address, without the question mark. */
  query: z.string().max(1_000),
});
export type SaveFilterInput = z.infer<typeof saveFilterInput>;

export const removeFilterInput = z.strictObject({ id: z.string().regex(/^\d{1,18}$/) });

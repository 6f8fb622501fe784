import { TRPCClientError } from '@trpc/client';
import type { Refusal } from '@/server/kernel/outcome';

/** What went wrong in words for a person; `code` is null when it was no refusal but a fault or a lost connection. */
export type ShownRefusal = Omit<Refusal, 'code'> & { code: Refusal['code'] | null };

export function refusalOf(error: unknown): ShownRefusal {
  if (error instanceof TRPCClientError) {
    const data: { refusal?: Refusal; httpStatus?: number } | undefined = error.data ?? undefined;
    if (data?.refusal) return data.refusal;
    // Without data no answer of ours arrived at all.
    if (!data) return { code: null, message: 'The server cannot be reached. Check your connection and try again.' };
  }
  return { code: null, message: 'Something went wrong on our side. Try again in a moment.' };
}

/** The message for a field by its path (`timeFrame.endingBefore`), to be shown at that field. */
export const fieldMessage = (error: unknown, field: string): string | undefined =>
  error ? refusalOf(error).fields?.find((entry) => entry.field === field)?.message : undefined;

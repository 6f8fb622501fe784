import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { pageSize } from '@/components/ui/page-size';
import type { ListQuestionsInput } from '@/server/questions/schema';

const shows = ['open', 'all'] as const;

/** What of the list of questions stands in the address. */
export const questionsSearch = { show: parseAsStringLiteral(shows), after: parseAsString };

/** Who answers looks for what waits, who asks for what was answered. */
export const shownOf = (show: (typeof shows)[number] | null, isStaff: boolean) => show ?? (isStaff ? 'open' : 'all');

export const questionsOf = (show: (typeof shows)[number], after: string | null): ListQuestionsInput => ({
  ...(show === 'open' ? { status: 'open' } : {}),
  limit: pageSize,
  cursor: after ?? undefined,
});

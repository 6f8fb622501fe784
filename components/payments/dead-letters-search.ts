import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { pageSize } from '@/components/ui/page-size';
import type { ListDeadLettersInput } from '@/server/payments/schema/dead-letters';

/** What of the list stands in the address: what waits, or what was settled. */
export const deadLettersSearch = {
  show: parseAsStringLiteral(['open', 'settled']).withDefault('open'),
  after: parseAsString,
};

export const deadLettersOf = ({
  show,
  after,
}: {
  show: 'open' | 'settled';
  after: string | null;
}): ListDeadLettersInput => ({
  limit: pageSize,
  open: show === 'open' ? 'true' : 'false',
  cursor: after ?? undefined,
});

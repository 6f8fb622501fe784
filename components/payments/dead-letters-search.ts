import { pageSize } from '@/components/ui/page-size';
import type { SettledSearch } from '@/components/ui/settled-search';
import type { ListDeadLettersInput } from '@/server/payments/schema/dead-letters';

export const deadLettersOf = ({ show, after }: SettledSearch): ListDeadLettersInput => ({
  limit: pageSize,
  open: show === 'open' ? 'true' : 'false',
  cursor: after ?? undefined,
});

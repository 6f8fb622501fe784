'use client';

import { useQueryStates } from 'nuqs';
import { Button } from '@/components/ui/button';
import { auditSearch, csvHref } from './audit-search';

/** All that the filter lets through, as a file. */
export function CsvLink() {
  const [search] = useQueryStates(auditSearch);
  return (
    <Button size="sm" asChild>
      <a href={csvHref(search)} download>
        Download as CSV
      </a>
    </Button>
  );
}

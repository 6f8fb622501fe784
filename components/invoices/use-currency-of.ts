'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';

/** The currency that a customer is invoiced in, once it is known. */
export function useCurrencyOf(reference: string | null): string | null {
  const { customers } = useTRPC();
  const { data } = useQuery({
    ...customers.get.queryOptions({ reference: reference ?? '' }),
    enabled: reference !== null,
  });
  return data?.currency ?? null;
}

'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';

/** The accounts of ours that a statement can be of. */
export function useOwnAccounts() {
  const trpc = useTRPC();
  return useSuspenseQuery(trpc.bankStatements.accounts.queryOptions()).data.data;
}

/** The currencies of our accounts, each once. */
export const currenciesOf = (accounts: { currency: string }[]): string[] => [
  ...new Set(accounts.map(({ currency }) => currency)),
];

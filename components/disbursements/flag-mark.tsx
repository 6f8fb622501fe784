'use client';

import { useQuery } from '@tanstack/react-query';
import { Flag as FlagIcon } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { flagNames } from './flag-words';

/** Beside a merchant of a run: that something of its payout is worth a second look, and what. */
export function FlagMark({ runId, disbursementId }: { runId: string; disbursementId: string }) {
  const { data } = useQuery(useTRPC().runs.flags.queryOptions({ id: runId }));
  const found = data?.flags.filter((flag) => flag.disbursementId === disbursementId) ?? [];
  if (found.length === 0) return null;
  const words = found.map(({ kind }) => flagNames[kind]).join(', ');
  return <FlagIcon role="img" aria-label={words} className="ml-1.5 inline size-3.5 text-warning" />;
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import type { Question } from '@/server/questions/schema';
import { askedAboutInput } from './asked-about';

/** What was asked about a disbursement: by line, and (null) about itself. */
export function useAskedAbout(disbursement: string): (payableId: string | null) => Question | undefined {
  const { data } = useQuery(useTRPC().questions.list.queryOptions(askedAboutInput(disbursement)));
  return (payableId) => data?.data.find(({ line }) => (line?.payableId ?? null) === payableId);
}

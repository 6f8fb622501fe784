'use client';

import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';

/** Says what was done, and has everything that shows questions ask again. */
export function useQuestionsChanged() {
  const { questions } = useTRPC();
  const queryClient = useQueryClient();
  return (words: string) => async () => {
    await queryClient.invalidateQueries({ queryKey: questions.pathKey() });
    toast.success(words);
  };
}

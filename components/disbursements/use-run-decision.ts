'use client';

import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useRunChanged } from './use-run-changed';

type Decision = {
  id: string;
  /** Said once it is done. */
  words: string;
  onClose: () => void;
  onStale?: () => void;
};

/**
 * What follows a decision about a run. Where the run was no longer what had been shown, the question is closed unanswered:
 * whoever asked is to look again before asking again.
 */
export function useRunDecision({ id, words, onClose, onStale }: Decision) {
  const changed = useRunChanged(id);
  return {
    onSuccess: async () => {
      await changed();
      toast.success(words);
      onClose();
    },
    onError: async (error: unknown) => {
      if (!onStale || refusalOf(error).code !== 'stale') return;
      await changed();
      onStale();
      onClose();
    },
  };
}

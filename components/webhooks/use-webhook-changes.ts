'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';

/** What can be done to endpoints and deliveries, each followed by a fresh look at what it changed. */
export function useWebhookChanges() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.webhooks.pathKey() });
  const onError = (error: unknown) => void toast.error(refusalOf(error).message);
  return {
    change: useMutation(trpc.webhooks.change.mutationOptions({ onSuccess })),
    remove: useMutation(trpc.webhooks.delete.mutationOptions({ onError })),
    rotate: useMutation(trpc.webhooks.rotateSecret.mutationOptions({ onSuccess, onError })),
    test: useMutation(trpc.webhooks.sendTest.mutationOptions({ onSuccess, onError })),
    replay: useMutation(trpc.webhooks.replay.mutationOptions({ onSuccess, onError })),
    replayRange: useMutation(trpc.webhooks.replayRange.mutationOptions({ onSuccess })),
  };
}

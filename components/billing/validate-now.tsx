'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { countedText } from '@/components/format/count-text';
import { useFormatting } from '@/components/format/formatting';
import { Button } from '@/components/ui/button';

/** Has the next three days looked at now; each hour it is done by itself. */
export function ValidateNow() {
  const { billing } = useTRPC();
  const queryClient = useQueryClient();
  const { locale } = useFormatting();
  const validate = useMutation(
    billing.validate.mutationOptions({
      onSuccess: async ({ looked, found, mended }) => {
        await queryClient.invalidateQueries(billing.reviews.queryFilter());
        toast.success(
          `${countedText(looked, 'invoice', 'invoices', locale)} looked at: ${found} found, ${mended} mended.`,
        );
      },
      onError: (error) => void toast.error(refusalOf(error).message),
    }),
  );
  return (
    <Button disabled={validate.isPending} onClick={() => validate.mutate()}>
      {validate.isPending ? 'Looking…' : 'Look ahead now'}
    </Button>
  );
}

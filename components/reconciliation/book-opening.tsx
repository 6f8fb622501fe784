'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Money } from '@/components/ui/money';
import type { Statement } from '@/server/reconciliation/schema/statements';

/** Of an account's first statement: what it opened with is in no book yet. */
export function BookOpening({ statement, mayMatch }: { statement: Statement; mayMatch: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const book = useMutation(
    trpc.bankMatches.bookOpening.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.bankMatches.pathFilter());
        await queryClient.invalidateQueries(trpc.bankStatements.pathFilter());
      },
    }),
  );
  if (!statement.isFirst || statement.isOpeningBooked || statement.opening.amount === 0) return null;
  return (
    <div className="mb-6">
      <Callout
        tone="info"
        title="Our books begin with this statement"
        action={
          mayMatch ? (
            <Button
              size="sm"
              disabled={book.isPending}
              onClick={() => book.mutate({ id: statement.id, remark: 'The opening balance of the first statement.' })}
            >
              Book it as our own money
            </Button>
          ) : undefined
        }
      >
        The account opened with <Money money={statement.opening} />, which the ledger does not know yet.
        {book.error ? <p className="text-danger">{refusalOf(book.error).message}</p> : null}
      </Callout>
    </div>
  );
}

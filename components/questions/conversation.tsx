'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { QuestionDetail } from '@/server/questions/schema';
import { LineInView } from './line-in-view';
import { Messages } from './messages';
import { SayForm } from './say-form';
import type { Speaks } from './speaks';
import { useQuestionsChanged } from './use-questions-changed';

/** One conversation: the line, what was said about it, and for whoever may, a way to go on. */
export function Conversation({ id, speaks }: { id: string; speaks: Speaks }) {
  const { data, error, refetch } = useQuery({
    ...useTRPC().questions.get.queryOptions({ id }),
    // The other side may be typing.
    refetchInterval: 30_000,
  });
  if (error && !data) return <ErrorState what="The question" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40" />;
  return (
    <div className="grid gap-4">
      {data.line ? <LineInView line={data.line} /> : null}
      <Messages messages={data.messages} own={speaks === 'asks' ? 'merchant' : 'countinghouse'} />
      {/* A new turn is a new form: what was said is not there to be said twice. */}
      {speaks === 'asks' ? <AskOn key={data.messages.length} question={data} /> : null}
      {speaks === 'answers' && data.status !== 'closed' ? <Answer key={data.messages.length} question={data} /> : null}
      {speaks === 'answers' && data.status === 'closed' ? (
        <p className="border-t pt-4 text-muted">It opens again when the merchant asks again.</p>
      ) : null}
    </div>
  );
}

function AskOn({ question: { id, status } }: { question: QuestionDetail }) {
  const { questions } = useTRPC();
  const changed = useQuestionsChanged();
  const ask = useMutation(questions.askAgain.mutationOptions({ onSuccess: changed('Sent. You will hear by mail.') }));
  const close = useMutation(questions.close.mutationOptions({ onSuccess: changed('Closed.') }));
  return (
    <SayForm
      label={status === 'open' ? 'Add something' : 'Ask again'}
      action="Send"
      hint={status === 'closed' ? 'Asking again opens it.' : undefined}
      isPending={ask.isPending}
      error={ask.error ?? close.error}
      onSay={(text) => ask.mutate({ id, text })}
      beside={
        status === 'closed' ? null : (
          <Button disabled={close.isPending} onClick={() => close.mutate({ id })}>
            {status === 'answered' ? 'That helps: close' : 'Close'}
          </Button>
        )
      }
    />
  );
}

function Answer({ question: { id, status } }: { question: QuestionDetail }) {
  const { questions } = useTRPC();
  const changed = useQuestionsChanged();
  const answer = useMutation(
    questions.answer.mutationOptions({ onSuccess: changed('Sent. Who asked is told by mail.') }),
  );
  return (
    <SayForm
      label={status === 'open' ? 'Your answer' : 'Add something'}
      action={status === 'open' ? 'Answer' : 'Send'}
      hint="The merchant reads it as from Countinghouse, without your name."
      mayClose
      isPending={answer.isPending}
      error={answer.error}
      onSay={(text, closes) => answer.mutate({ id, text, closes })}
    />
  );
}

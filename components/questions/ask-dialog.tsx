'use client';

import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Dialog } from '@/components/ui/dialog';
import type { DisbursementLine } from '@/server/disbursements/schema';
import { lineName } from '@/server/disbursements/schema/line-name';
import type { Question } from '@/server/questions/schema';
import { Conversation } from './conversation';
import { LineInView } from './line-in-view';
import { SayForm } from './say-form';
import type { Speaks } from './speaks';
import { useQuestionsChanged } from './use-questions-changed';

type AskDialogProps = {
  disbursementId: string;
  /** Null: the disbursement itself. */
  line: DisbursementLine | null;
  /** The conversation that there is. */
  question: Question | undefined;
  speaks: Speaks;
  onClose: () => void;
};

/** The line, and below it the first question or the conversation that came of it. */
export function AskDialog({ disbursementId, line, question, speaks, onClose }: AskDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={line ? `About ${lineName(line)}` : 'About this disbursement'}
    >
      {question ? (
        <Conversation id={question.id} speaks={speaks} />
      ) : (
        <div className="grid gap-4">
          {line ? <LineInView line={line} /> : null}
          <FirstQuestion disbursement={disbursementId} payable={line?.payableId} />
        </div>
      )}
    </Dialog>
  );
}

function FirstQuestion({ disbursement, payable }: { disbursement: string; payable: string | undefined }) {
  const { questions } = useTRPC();
  const changed = useQuestionsChanged();
  const ask = useMutation(questions.ask.mutationOptions({ onSuccess: changed('Sent. You will hear by mail.') }));
  return (
    <SayForm
      label="Your question"
      action="Ask"
      hint="Our finance team reads it with this in view. You are told by mail once it is answered."
      isPending={ask.isPending}
      error={ask.error}
      onSay={(text) => ask.mutate({ disbursement, text, ...(payable === undefined ? {} : { payable }) })}
    />
  );
}

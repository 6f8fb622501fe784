'use client';

import { MessageCircle, MessageCircleQuestion } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { DisbursementLine } from '@/server/disbursements/schema';
import { lineName } from '@/server/disbursements/schema/line-name';
import type { Question } from '@/server/questions/schema';
import { AskDialog } from './ask-dialog';
import type { Speaks } from './speaks';
import { useAskedAbout } from './use-asked-about';

type AskButtonProps = { disbursementId: string; line: DisbursementLine | null; speaks: Speaks };

/** Asks about a line or the disbursement itself, or opens what was asked; nothing for who can do neither. */
export function AskButton({ disbursementId, line, speaks }: AskButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const question = useAskedAbout(disbursementId)(line?.payableId ?? null);
  if (!question && speaks !== 'asks') return null;
  const Icon = question ? MessageCircle : MessageCircleQuestion;
  const words = question ? saysOf[question.status] : 'Ask';
  return (
    <>
      {line ? (
        <Button
          size="sm"
          variant="ghost"
          aria-label={`${words}: ${lineName(line)}`}
          onClick={() => setOpen(true)}
          className={cn('-mr-2', question && (question.status === 'open' ? 'text-warning' : 'text-ink'))}
        >
          <Icon aria-hidden />
          <span className="max-sm:hidden">{words}</span>
        </Button>
      ) : (
        <Button onClick={() => setOpen(true)}>
          <Icon aria-hidden />
          {question ? `Question: ${words.toLowerCase()}` : 'Ask a question'}
        </Button>
      )}
      {isOpen ? (
        <AskDialog
          disbursementId={disbursementId}
          line={line}
          question={question}
          speaks={speaks}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

const saysOf: Record<Question['status'], string> = { open: 'Asked', answered: 'Answered', closed: 'Closed' };

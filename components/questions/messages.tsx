'use client';

import { cn } from '@/components/ui/cn';
import { Instant } from '@/components/ui/day';
import type { QuestionMessage } from '@/server/questions/schema';

/** All that was said, the oldest first; one’s own side stands at the right. */
export function Messages({ messages, own }: { messages: QuestionMessage[]; own: QuestionMessage['by']['side'] }) {
  return (
    <ol aria-label="Messages" className="grid gap-3">
      {messages.map(({ id, kind, text, by, at }) =>
        kind === 'closed' ? (
          <li key={id} className="text-center text-muted text-xs">
            Closed by {by.name}, <Instant at={at} />
          </li>
        ) : (
          <li key={id} className={cn('max-w-[85%] justify-self-start', by.side === own && 'justify-self-end')}>
            <p className={cn('mb-0.5 text-muted text-xs', by.side === own && 'text-right')}>
              {by.name}, <Instant at={at} />
            </p>
            <p
              className={cn(
                'whitespace-pre-wrap break-words rounded-md px-3 py-2',
                by.side === own ? 'bg-accent-subtle' : 'bg-subtle',
              )}
            >
              {text}
            </p>
          </li>
        ),
      )}
    </ol>
  );
}

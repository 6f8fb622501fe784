import { Check } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { ImportStatus } from '@/server/imports/schema';

const steps = ['Upload', 'Columns', 'Check', 'Import'];

/** Which step is at hand; those before it are done. */
const stepOf: Record<ImportStatus, number> = {
  uploaded: 1,
  checking: 2,
  checked: 2,
  applying: 3,
  completed: 4,
  rejected: 2,
  failed: 2,
};

export function ImportSteps({ status }: { status: ImportStatus }) {
  const present = stepOf[status];
  return (
    <ol aria-label="Steps" className="mb-6 flex flex-wrap items-center gap-x-1.5 gap-y-1 text-xs sm:gap-x-2">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === present ? 'step' : undefined}
          className={cn(
            'flex items-center gap-1.5 sm:gap-2 after:h-px after:w-3 after:bg-line-strong last:after:hidden sm:after:w-10',
            index === present ? 'font-medium text-ink' : 'text-muted',
          )}
        >
          <span
            className={cn(
              'grid size-5 place-items-center rounded-full border tabular-nums',
              index === present && 'border-accent bg-accent text-on-accent',
              index < present && 'border-transparent bg-accent-subtle text-accent',
            )}
          >
            {index < present ? <Check aria-label="Done" className="size-3" /> : index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}

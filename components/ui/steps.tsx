import { Check } from 'lucide-react';
import { cn } from './cn';

type StepsProps = {
  steps: readonly string[];
  /** The one at hand, from 0: those before it are done. */
  present: number;
};

/** Where one is on a way of several steps. */
export function Steps({ steps, present }: StepsProps) {
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

import { cn } from '@/components/ui/cn';
import type { DunningVersion } from '@/server/invoices/schema/dunning';
import { dunningSteps } from './dunning-steps';

type DunningPathProps = {
  policy: Pick<DunningVersion, 'overdueAfterDays' | 'uncollectibleAfterDays' | 'reminderDays'>;
};

/** The way of an invoice that nobody pays, from left to right; on a phone from the top down. */
export function DunningPath({ policy }: DunningPathProps) {
  const steps = [{ day: 0, says: 'Due', isMove: false }, ...dunningSteps(policy)];
  return (
    <ol className="flex max-w-3xl max-sm:flex-col">
      {steps.map(({ day, says, isMove }, index) => (
        <li
          // Two things can come on one day.
          key={`${day} ${says}`}
          className="relative flex-1 pr-3 max-sm:flex max-sm:items-baseline max-sm:gap-3 max-sm:pb-3 max-sm:pl-5 sm:pt-5"
        >
          {index < steps.length - 1 ? (
            <span
              aria-hidden
              className="absolute bg-line max-sm:top-2 max-sm:bottom-[-0.5rem] max-sm:left-[0.28rem] max-sm:w-px sm:top-[0.28rem] sm:right-0 sm:left-0 sm:h-px"
            />
          ) : null}
          <span
            aria-hidden
            className={cn(
              'absolute left-0 size-2.5 rounded-full border-2 border-surface max-sm:top-1.5 sm:top-0',
              isMove ? 'bg-danger' : index === 0 ? 'bg-muted' : 'bg-accent',
            )}
          />
          <span className="block font-medium max-sm:w-24">{says}</span>
          <span className="block text-muted text-xs tabular-nums">{day === 0 ? 'Day 0' : `${day} days after`}</span>
        </li>
      ))}
    </ol>
  );
}

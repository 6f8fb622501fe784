import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';

const variants = cva(
  'inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2 py-px align-middle font-medium text-xs [&>i]:size-1.5 [&>i]:rounded-full [&>i]:bg-current',
  {
    variants: {
      tone: {
        neutral: 'bg-subtle text-muted',
        accent: 'bg-accent-subtle text-accent',
        positive: 'bg-positive-subtle text-positive',
        warning: 'bg-warning-subtle text-warning',
        danger: 'bg-danger-subtle text-danger',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

export type Tone = NonNullable<VariantProps<typeof variants>['tone']>;

export function Badge({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={variants({ tone })}>
      <i aria-hidden />
      {children}
    </span>
  );
}

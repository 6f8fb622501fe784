import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

const looks: Record<'info' | 'positive' | 'warning' | 'danger', { icon: LucideIcon; className: string }> = {
  info: { icon: Info, className: 'border-line bg-canvas [&>svg]:text-accent' },
  positive: { icon: CircleCheck, className: 'border-transparent bg-positive-subtle [&>svg]:text-positive' },
  warning: { icon: TriangleAlert, className: 'border-transparent bg-warning-subtle [&>svg]:text-warning' },
  danger: { icon: CircleAlert, className: 'border-transparent bg-danger-subtle [&>svg]:text-danger' },
};

type CalloutProps = { tone: keyof typeof looks; title?: string; children?: ReactNode; action?: ReactNode };

/** A note inside a page. One of tone `danger` is read out at once. */
export function Callout({ tone, title, children, action }: CalloutProps) {
  const { icon: Icon, className } = looks[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'note'}
      className={cn('flex items-start gap-2.5 rounded-md border px-3 py-2.5', className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      {/* Where there is no room beside the words, the action stands below them. */}
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-2.5 gap-y-2">
        <div className="min-w-0 grow basis-60 break-words">
          {title ? <p className="font-medium">{title}</p> : null}
          {children}
        </div>
        {action}
      </div>
    </div>
  );
}

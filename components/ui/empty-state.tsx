import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type EmptyStateProps = { icon: LucideIcon; title: string; children?: ReactNode; action?: ReactNode };

/** Says that there is nothing yet, and how something would come. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 px-4 py-12 text-center">
      <Icon aria-hidden className="mb-2 size-5 text-muted" strokeWidth={1.5} />
      <p className="font-medium">{title}</p>
      {children ? <p className="max-w-sm text-balance text-muted">{children}</p> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}

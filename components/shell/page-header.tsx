import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

type PageHeaderProps = {
  title: ReactNode;
  /** The pages above this one, from the top. */
  above?: { label: string; href: string }[];
  /** Beside the title: a status. */
  beside?: ReactNode;
  /** Below the title: a line of facts. */
  facts?: ReactNode;
  actions?: ReactNode;
};

export function PageHeader({ title, above = [], beside, facts, actions }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {above.length > 0 ? (
        <nav aria-label="Breadcrumbs" className="mb-1.5">
          <ol className="flex flex-wrap items-center gap-1 text-muted text-xs">
            {above.map(({ label, href }, index) => (
              <li key={href} className="flex items-center gap-1">
                {index > 0 ? <ChevronRight aria-hidden className="size-3" /> : null}
                <Link href={href} className="hover:text-ink hover:underline">
                  {label}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 break-words font-semibold text-xl tracking-tight">{title}</h1>
            {/* A status that changes while one looks is read out. */}
            {beside ? <span role="status">{beside}</span> : null}
          </div>
          {facts ? <div className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-muted">{facts}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}

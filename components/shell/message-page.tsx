import type { ReactNode } from 'react';

type MessagePageProps = { code?: string; title: string; children: ReactNode; action?: ReactNode };

/** A page that only says something: not found, not allowed, broken. */
export function MessagePage({ code, title, children, action }: MessagePageProps) {
  return (
    <div className="mx-auto grid min-h-[60dvh] max-w-md content-center gap-2 px-4">
      {code ? <p className="font-mono text-muted text-xs">{code}</p> : null}
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      <div className="text-muted">{children}</div>
      {action ? <div className="mt-3 flex gap-2">{action}</div> : null}
    </div>
  );
}

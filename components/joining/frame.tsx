import type { ReactNode } from 'react';
import { Brand } from '@/components/shell/brand';

/** A page for somebody who is not signed in: one card, one thing to do. */
export function JoiningFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas px-4 py-10">
      <div className="w-full max-w-sm">
        <Brand />
        <div className="mt-5 rounded-lg border bg-surface p-6">
          <h1 className="mb-4 break-words font-semibold text-lg tracking-tight">{title}</h1>
          {children}
        </div>
      </div>
    </main>
  );
}

import type { ReactNode } from 'react';
import { Brand } from '@/components/shell/brand';

/** The frame of the pages before one is all the way in. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
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

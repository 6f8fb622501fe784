'use client';

import { Toaster as Sonner } from 'sonner';

export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-2.5 rounded-md bg-surface px-3 py-2.5 font-sans text-ink text-sm shadow-overlay [&_[data-icon]]:mt-0.5',
          title: 'font-medium',
          description: 'text-muted',
        },
      }}
    />
  );
}

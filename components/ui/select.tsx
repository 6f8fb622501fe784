'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentPropsWithoutRef } from 'react';
import { cn } from './cn';
import { controlClass } from './control-class';
import { useTypedEarly } from './typed-early';

/** The browser's own select: the best one there is on a phone, and cheap enough for one over each column of a file. */
export function Select({ className, children, ...props }: ComponentPropsWithoutRef<'select'>) {
  return (
    <span className={cn('relative inline-flex w-full', className)}>
      <select
        ref={useTypedEarly<HTMLSelectElement>()}
        className={cn(controlClass, 'appearance-none truncate pr-7')}
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-muted"
      />
    </span>
  );
}

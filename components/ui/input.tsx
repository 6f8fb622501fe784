'use client';

import type { ComponentPropsWithoutRef } from 'react';
import { cn } from './cn';
import { controlClass } from './control-class';
import { useTypedEarly } from './typed-early';

export function Input({ className, ...props }: ComponentPropsWithoutRef<'input'>) {
  return <input ref={useTypedEarly<HTMLInputElement>()} className={cn(controlClass, className)} {...props} />;
}

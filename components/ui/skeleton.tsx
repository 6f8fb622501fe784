import { cn } from './cn';

/** A grey bar of the size of what is to come. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block animate-pulse rounded-sm bg-subtle', className)} />;
}

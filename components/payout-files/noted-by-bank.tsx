import { Callout } from '@/components/ui/callout';

/** Before somebody says that the bank does not execute a file: that it reported otherwise. */
export function NotedByBank({ of }: { of: number }) {
  if (of === 0) return null;
  return <Callout tone="danger">The bank reported that it has {of} of its open payouts.</Callout>;
}

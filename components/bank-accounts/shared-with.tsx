import Link from 'next/link';
import { Callout } from '@/components/ui/callout';

/** For staff: one account of several merchants may be a mistake, or somebody who collects. */
export function SharedWith({ references }: { references: string[] }) {
  if (references.length === 0) return null;
  return (
    <Callout tone="warning" title="Another merchant gave the same account">
      {references.map((reference, place) => (
        <span key={reference}>
          {place > 0 ? ', ' : ''}
          <Link
            href={`/merchants/${encodeURIComponent(reference)}?tab=bank`}
            className="text-accent underline-offset-2 hover:underline"
          >
            {reference}
          </Link>
        </span>
      ))}
    </Callout>
  );
}

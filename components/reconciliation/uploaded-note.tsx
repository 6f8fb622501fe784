import Link from 'next/link';
import { Callout } from '@/components/ui/callout';
import { Day } from '@/components/ui/day';
import type { Uploaded } from '@/server/reconciliation/schema/statements';

/** What came of a file: its statements, and what was matched. */
export function UploadedNote({ uploaded: { statements, matched } }: { uploaded: Uploaded }) {
  const lines = statements.reduce((sum, statement) => sum + statement.lines, 0);
  return (
    <Callout
      tone="positive"
      title={statements.length === 1 ? 'The statement is in' : `${statements.length} statements are in`}
    >
      <p>
        {matched.lines} of {lines} lines were matched
        {matched.paid > 0 ? `, ${matched.paid} payouts are paid by it` : ''}
        {matched.returned > 0 ? `, ${matched.returned} came back` : ''}.
      </p>
      <ul className="flex flex-wrap gap-x-4">
        {statements.map(({ id, closesOn, currency }) => (
          <li key={id}>
            <Link href={`/reconciliation/${id}`} className="text-accent underline underline-offset-2">
              {currency} up to <Day day={closesOn} />
            </Link>
          </li>
        ))}
      </ul>
    </Callout>
  );
}

import Link from 'next/link';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Count } from '@/components/ui/count';
import { Figures } from '@/components/ui/figures';
import type { Import } from '@/server/imports/schema';
import { kinds } from './kinds';
import { ProblemsTable } from './problems-table';

/** How an import ended. */
export function ImportResult({ imported }: { imported: Import }) {
  const { status, rows, kind, failureReason } = imported;
  const { many, href } = kinds[kind];
  return (
    <>
      {status === 'completed' ? (
        <Figures
          figures={[
            { name: 'Created', value: <Count of={rows.created} />, note: `new ${many}` },
            ...(kind === 'orders'
              ? [{ name: 'Completed', value: <Count of={rows.completed} />, note: 'were there, open until now' }]
              : []),
            { name: 'Already there', value: <Count of={rows.alreadyThere} />, note: 'left as they were' },
            { name: 'Bad', value: <Count of={rows.bad} />, note: 'not taken in' },
          ]}
        />
      ) : (
        <Callout tone="danger" title={status === 'rejected' ? 'Nothing was taken in' : 'The import failed'}>
          <p>{failureReason ?? 'The reason is not known.'}</p>
          <p>
            {status === 'rejected'
              ? 'Correct the file and upload it again.'
              : 'Upload the file again: rows that are already there are not taken in twice.'}
          </p>
        </Callout>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {status === 'completed' ? (
          <Button asChild>
            <Link href={href}>See the {many}</Link>
          </Button>
        ) : null}
        <Button asChild>
          <Link href="/imports">Upload another file</Link>
        </Button>
      </div>
      {rows.bad > 0 ? (
        <Section title="Problems">
          <ProblemsTable importId={imported.id} />
        </Section>
      ) : null}
    </>
  );
}

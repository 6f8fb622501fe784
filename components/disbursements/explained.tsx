'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { Day } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { Disbursement } from '@/server/disbursements/schema';
import type { Explanation } from '@/server/disbursements/schema/explanation';
import { FeesTable, PartsTable } from './explained-tables';
import { type Figure, FiguresAsked, figureNames } from './figures-asked';

const PANEL = 'how-it-comes-about';

/** The figures of a disbursement; whichever is asked tells how it comes about, with the arithmetic. */
export function Explained({ disbursement, isStaff }: { disbursement: Disbursement; isStaff: boolean }) {
  const [asked, setAsked] = useState<Figure | null>(null);
  const { data, error, refetch } = useQuery({
    ...useTRPC().disbursements.explain.queryOptions({ id: disbursement.id }),
    enabled: asked !== null,
  });
  return (
    <>
      <FiguresAsked of={disbursement} asked={asked} panelId={PANEL} onAsk={setAsked} />
      <section id={PANEL} aria-live="polite" aria-label="How it comes about">
        {asked === null ? null : (
          <div className="mt-3 rounded-md border bg-canvas px-3 py-2.5">
            <h2 className="mb-1 font-medium">{figureNames[asked]}: how it comes about</h2>
            {data ? (
              <Answer figure={asked} of={data} isStaff={isStaff} />
            ) : error ? (
              <ErrorState what="The explanation" error={error} onRetry={() => void refetch()} />
            ) : (
              <Skeleton className="h-12 w-full" />
            )}
          </div>
        )}
      </section>
    </>
  );
}

function Answer({ figure, of, isStaff }: { figure: Figure; of: Explanation; isStaff: boolean }) {
  switch (figure) {
    case 'gross':
      return <PartsTable parts={of.parts} />;
    case 'fee':
      return <FeesTable fees={of.fees} isStaff={isStaff} />;
    case 'net':
      return <Sentence>{of.net}</Sentence>;
    case 'toPay':
      return <Sentence>{of.toPay}</Sentence>;
    case 'kept':
      return (
        <>
          <Sentence>{of.kept}</Sentence>
          {of.owedOn.map((to) => (
            <OwedOn key={to.payableId} to={to} />
          ))}
        </>
      );
  }
}

/** As it comes: an amount or a word in small letters first. */
const Sentence = ({ children }: { children: string }) => (
  <p className="max-w-prose tabular-nums first-letter:uppercase">{children}.</p>
);

function OwedOn({ to: { payableId, dueOn, disbursementId } }: { to: Explanation['owedOn'][number] }) {
  const link = 'underline underline-offset-2 hover:text-ink';
  return (
    <p className="mt-1 text-muted">
      It is owed on by{' '}
      <Link className={link} href={`/payables/${payableId}`}>
        payable {payableId}
      </Link>
      , due <Day day={dueOn} />,{' '}
      {disbursementId === null ? (
        'which is in no disbursement yet.'
      ) : (
        <>
          which is in{' '}
          <Link className={link} href={`/disbursements/${disbursementId}`}>
            disbursement {disbursementId}
          </Link>
          .
        </>
      )}
    </p>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Instant, Period } from '@/components/ui/day';
import { lineName } from '@/server/disbursements/schema/line-name';
import type { QuestionDetail } from '@/server/questions/schema';
import { Conversation } from './conversation';
import { QuestionStatusBadge } from './question-status';
import type { Speaks } from './speaks';

type QuestionViewProps = { question: QuestionDetail; speaks: Speaks; isStaff: boolean };

/** One conversation on a page of its own, with the way to its disbursement. */
export function QuestionView({ question: asLoaded, speaks, isStaff }: QuestionViewProps) {
  const { data = asLoaded } = useQuery(useTRPC().questions.get.queryOptions({ id: asLoaded.id }));
  const { id, timeFrame, status } = data.disbursement;
  return (
    <div className="max-w-2xl">
      <PageHeader
        above={[{ label: 'Questions', href: '/questions' }]}
        title={data.line ? `About ${lineName(data.line)}` : 'About a disbursement'}
        beside={<QuestionStatusBadge status={data.status} />}
        facts={
          <>
            {isStaff ? (
              <Link
                className="hover:text-ink hover:underline"
                href={`/merchants/${encodeURIComponent(data.merchantReference)}`}
              >
                {data.merchantName}
              </Link>
            ) : null}
            {status === 'cancelled' ? (
              <span>Its run was cancelled</span>
            ) : (
              <Link className="hover:text-ink hover:underline" href={`/disbursements/${id}`}>
                Disbursement of <Period of={timeFrame} />
              </Link>
            )}
            <span>
              Asked <Instant at={data.askedAt} />
            </span>
          </>
        }
      />
      <Conversation id={data.id} speaks={speaks} />
    </div>
  );
}

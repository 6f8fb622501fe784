'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleCheck, MessageCircleQuestion } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import { Choice } from '@/components/ui/choice';
import type { Column } from '@/components/ui/data-table';
import { Instant, Period } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { usePages } from '@/components/ui/use-pages';
import { lineName } from '@/server/disbursements/schema/line-name';
import type { Question } from '@/server/questions/schema';
import { QuestionStatusBadge } from './question-status';
import { questionsOf, questionsSearch, shownOf } from './questions-search';

const options = [
  { value: 'open', label: 'Waiting' },
  { value: 'all', label: 'All' },
] as const;

/** What was asked, for those who answer the longest waiting first. */
export function QuestionsTable({ isStaff }: { isStaff: boolean }) {
  const [search, setSearch] = useQueryStates(questionsSearch);
  const show = shownOf(search.show, isStaff);
  const pages = usePages();
  const query = useQuery({
    ...useTRPC().questions.list.queryOptions(questionsOf(show, pages.cursor ?? null)),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  return (
    <>
      <div className="mb-3">
        <Choice
          label="Which"
          value={show}
          options={options}
          onChange={(chosen) => void setSearch({ show: chosen, after: null })}
        />
      </div>
      <KeysetTable
        name="Questions"
        query={query}
        pages={pages}
        columns={isStaff ? [merchant, about, said, status, since] : [about, said, status, since]}
        rowKey={({ id }) => id}
        empty={
          show === 'open' ? (
            <EmptyState icon={CircleCheck} title="Nothing waits for an answer">
              {isStaff
                ? 'What a merchant asks about a disbursement or a line of it waits here.'
                : 'Everything that you asked is answered.'}
            </EmptyState>
          ) : (
            <EmptyState icon={MessageCircleQuestion} title="No questions yet">
              {isStaff
                ? 'Merchants ask on the page of a disbursement, at its lines.'
                : 'Open a disbursement and choose Ask at the line that you want to ask about.'}
            </EmptyState>
          )
        }
      />
    </>
  );
}

const merchant: Column<Question> = {
  header: 'Merchant',
  className: 'max-w-40 truncate',
  cell: ({ merchantName }) => merchantName,
};
const about: Column<Question> = {
  header: 'About',
  className: 'max-w-56',
  href: ({ id }) => `/questions/${id}`,
  cell: ({ line, disbursement }) => (
    <span className="block truncate">{line ? lineName(line) : <Period of={disbursement.timeFrame} />}</span>
  ),
};
const said: Column<Question> = {
  header: 'Said last',
  from: 'md',
  className: 'max-w-72',
  cell: ({ lastText }) => <span className="block truncate text-muted">{lastText}</span>,
};
const status: Column<Question> = { header: 'Status', cell: (of) => <QuestionStatusBadge status={of.status} /> };
const since: Column<Question> = { header: 'Since', from: 'sm', cell: (of) => <Instant at={of.since} /> };

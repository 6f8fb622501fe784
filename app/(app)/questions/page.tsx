import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { questionsOf, questionsSearch, shownOf } from '@/components/questions/questions-search';
import { QuestionsTable } from '@/components/questions/questions-table';
import { sideOf } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { trpcServer } from '@/server/api/caller';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Questions' };

const loadSearch = createLoader(questionsSearch);

type QuestionsPageProps = { searchParams: Promise<SearchParams> };

export default async function QuestionsPage({ searchParams }: QuestionsPageProps) {
  const isStaff = sideOf(await signedIn('/questions')) === 'staff';
  const { show, after } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.questions.list.queryOptions(questionsOf(shownOf(show, isStaff), after)));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Questions"
        facts={
          isStaff
            ? 'What merchants ask about disbursements and their lines.'
            : 'What you asked about your disbursements, and the answers.'
        }
      />
      <QuestionsTable isStaff={isStaff} />
    </HydrationBoundary>
  );
}

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { QuestionView } from '@/components/questions/question-view';
import { speaksAs } from '@/components/questions/speaks';
import { sideOf } from '@/components/shell/navigation';
import { trpcServer } from '@/server/api/caller';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Question' };

export default async function QuestionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await signedIn(`/questions/${id}`);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const question = await load(queryClient.fetchQuery(trpc.questions.get.queryOptions({ id })));
  return (
    <HydrationBoundary state={dehydrate()}>
      <QuestionView question={question} speaks={speaksAs(viewer.role)} isStaff={sideOf(viewer) === 'staff'} />
    </HydrationBoundary>
  );
}

import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Enrolment } from '@/components/account/enrolment';
import { callbackPath } from '@/components/session/callback-path';
import { ConfirmSecondFactor } from '@/components/session/confirm-second-factor';
import { Entrance } from '@/components/session/entrance';
import { SignOutButton } from '@/components/session/sign-out-button';
import { currentViewer } from '@/server/api/caller';

export const metadata: Metadata = { title: 'Second factor' };

type SecondFactorPageProps = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

/** Where a session leads that opens nothing yet: to set a second factor up, or to show it. */
export default async function SecondFactorPage({ searchParams }: SecondFactorPageProps) {
  const goTo = callbackPath([(await searchParams).callbackUrl].flat()[0]);
  const viewer = await currentViewer();
  if (!viewer) redirect('/login');
  if (viewer.pendingFactor === null) redirect(goTo);
  return (
    <Entrance title={viewer.pendingFactor === 'enrol' ? 'Set up a second factor' : 'Enter your code'}>
      {viewer.pendingFactor === 'enrol' ? (
        <div className="grid gap-4">
          <p className="text-muted">
            Your role moves money, so a password alone is not enough: beside it you show a code from an app on your
            phone.
          </p>
          <Enrolment goTo={goTo} />
        </div>
      ) : (
        <ConfirmSecondFactor goTo={goTo} />
      )}
      <div className="mt-4 border-t pt-3">
        <SignOutButton />
      </div>
    </Entrance>
  );
}

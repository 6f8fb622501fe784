'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Instant } from '@/components/ui/day';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { Enrolment } from './enrolment';
import { RemoveSecondFactor } from './remove-second-factor';
import { RenewRecoveryCodes } from './renew-recovery-codes';

type Open = 'enrol' | 'renew' | 'remove' | null;

/** Whether one has a second factor, and what one can do about it. */
export function SecondFactorSection() {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.account.secondFactor.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  const close = () => {
    setOpen(null);
    void refetch();
  };
  const dialog = (name: Open) => ({
    open: open === name,
    onOpenChange: (isOpen: boolean) => (isOpen ? setOpen(name) : close()),
  });
  if (!data) {
    return (
      <Section title="Second factor">
        {error ? (
          <ErrorState what="Your second factor" error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton className="h-16 w-64" />
        )}
      </Section>
    );
  }
  return (
    <Section title="Second factor">
      {data.since ? (
        <div className="grid gap-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone="positive">On</Badge>
            <span>
              Authenticator app since <Instant at={data.since} />. {data.recoveryCodesLeft} of 10 recovery codes left.
            </span>
          </p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setOpen('renew')}>New recovery codes</Button>
            <Button onClick={() => setOpen('remove')}>Remove</Button>
          </div>
        </div>
      ) : (
        <div className="grid justify-items-start gap-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge>Off</Badge>
            <span>With a code from your phone, a stolen password alone opens nothing.</span>
          </p>
          <Button onClick={() => setOpen('enrol')}>Set up</Button>
        </div>
      )}
      <Dialog {...dialog('enrol')} title="Set up a second factor">
        <Enrolment goTo="/account" />
      </Dialog>
      <Dialog {...dialog('renew')} title="New recovery codes" description="Those from before open nothing any more.">
        <RenewRecoveryCodes onDone={close} />
      </Dialog>
      <Dialog
        {...dialog('remove')}
        title="Remove the second factor"
        description={
          data.isRequired
            ? 'Your role needs one: you will be asked to set up another at once.'
            : 'Afterwards your password alone lets somebody in.'
        }
      >
        <RemoveSecondFactor onDone={() => window.location.assign('/account')} />
      </Dialog>
    </Section>
  );
}

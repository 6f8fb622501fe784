'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { useBusinessNow } from '@/components/format/business-now';
import { useFormatting } from '@/components/format/formatting';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Choice } from '@/components/ui/choice';
import { Day } from '@/components/ui/day';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { pageSize } from '@/components/ui/page-size';
import { addDays, isLocalDate, localDateOf } from '@/server/kernel/calendar';
import { type TimeFrameLength, timeFrame } from '@/server/kernel/period';
import { followingEndingBefore, latestEndingBefore } from './suggested-days';

export function NewRunForm() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { timeZone } = useFormatting();
  const now = useBusinessNow();
  const [today] = useState(() => localDateOf(now(), timeZone));
  const [length, setLength] = useState<TimeFrameLength>('1week');
  const [endingBefore, setEndingBefore] = useState<string>(latestEndingBefore('1week', today));
  const [covers, setCovers] = useState<'all' | 'one'>('all');
  const [merchant, setMerchant] = useState<string | null>(null);

  const latestRun = useQuery(trpc.disbursements.runs.queryOptions({ limit: pageSize })).data?.data.find(
    // Only such a run is followed by another of so many days.
    ({ kind }) => kind === 'frame',
  );
  const following = latestRun ? followingEndingBefore(length, latestRun.timeFrame.end, today) : null;

  const request = useMutation(
    trpc.disbursements.request.mutationOptions({
      onSuccess: async ({ run, alreadyRequested }) => {
        if (alreadyRequested) toast.info('This run was asked for before. Here it is.');
        await queryClient.invalidateQueries(trpc.disbursements.runs.queryFilter());
        router.push(`/runs/${run.id}`);
      },
    }),
  );
  const merchantMissing = covers === 'one' && merchant === null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (merchantMissing) return;
    request.mutate({
      timeFrame: { length, endingBefore },
      ...(covers === 'one' && merchant !== null ? { merchant } : {}),
    });
  }

  return (
    <form onSubmit={submit} className="grid gap-5">
      {request.error ? <Callout tone="danger">{refusalOf(request.error).message}</Callout> : null}
      <Choice
        label="Length"
        value={length}
        options={[
          { value: '1week', label: 'One week' },
          { value: '1day', label: 'One day' },
        ]}
        onChange={(chosen) => {
          setLength(chosen);
          setEndingBefore(latestEndingBefore(chosen, today));
        }}
      />
      <Field label="Ends before" error={fieldMessage(request.error, 'timeFrame.endingBefore')}>
        {(control) => (
          <Input
            {...control}
            type="date"
            required
            max={addDays(today, 1)}
            value={endingBefore}
            onChange={(event) => setEndingBefore(event.target.value)}
            className="max-w-44 tabular-nums"
          />
        )}
      </Field>
      {following && following !== endingBefore ? (
        <p className="-mt-3 text-xs">
          <button
            type="button"
            className="text-accent underline-offset-2 hover:underline"
            onClick={() => setEndingBefore(following)}
          >
            Continue right after the latest run
          </button>
        </p>
      ) : null}
      <CoveredDays length={length} endingBefore={endingBefore} />
      <Choice
        label="Merchants"
        value={covers}
        options={[
          { value: 'all', label: 'All merchants' },
          { value: 'one', label: 'One merchant' },
        ]}
        onChange={setCovers}
      />
      {covers === 'one' ? (
        <MerchantPicker value={merchant} onChange={setMerchant} error={fieldMessage(request.error, 'merchant')} />
      ) : null}
      <div className="flex justify-end border-t pt-4">
        <Button
          type="submit"
          variant="primary"
          disabled={request.isPending || request.isSuccess || merchantMissing || !isLocalDate(endingBefore)}
        >
          {request.isPending || request.isSuccess ? 'Starting…' : 'Start the run'}
        </Button>
      </div>
    </form>
  );
}

/** Says in full which days are in and which is the first that is not. */
function CoveredDays({ length, endingBefore }: { length: TimeFrameLength; endingBefore: string }) {
  if (!isLocalDate(endingBefore)) return null;
  const { from, to } = timeFrame(length, endingBefore);
  return (
    <p role="status" className="-mt-2 rounded-md bg-canvas px-3 py-2">
      {length === '1week' ? (
        <>
          Covers seven days:{' '}
          <strong className="font-medium">
            <Day day={from} weekday />
          </strong>{' '}
          to{' '}
          <strong className="font-medium">
            <Day day={addDays(to, -1)} weekday />
          </strong>
          , both included.
        </>
      ) : (
        <>
          Covers one day:{' '}
          <strong className="font-medium">
            <Day day={from} weekday />
          </strong>
          .
        </>
      )}{' '}
      <span className="text-muted">
        <Day day={to} weekday /> is not in it.
      </span>
    </p>
  );
}

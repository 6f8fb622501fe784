'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { useBusinessNow } from '@/components/format/business-now';
import { useFormatting } from '@/components/format/formatting';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import { Day } from '@/components/ui/day';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { pageSize } from '@/components/ui/page-size';
import { addDays, isLocalDate, localDateOf } from '@/server/kernel/calendar';
import { CoveredDays } from './covered-days';
import type { NewRunSearch } from './new-run-search';
import { followingEndingBefore, latestEndingBefore } from './suggested-days';

type Chosen = Pick<NewRunSearch, 'of' | 'endingBefore' | 'merchant'>;
type PeriodStepProps = { search: NewRunSearch; onChosen: (chosen: Chosen) => void };

/** Which days, and whose. */
export function PeriodStep({ search, onChosen }: PeriodStepProps) {
  const { timeZone } = useFormatting();
  const now = useBusinessNow();
  const [today] = useState(() => localDateOf(now(), timeZone));
  const [of, setOf] = useState(search.of);
  const length = of === 'day' ? '1day' : '1week';
  const [typed, setTyped] = useState<string>(search.endingBefore ?? latestEndingBefore(length, today));
  const [covers, setCovers] = useState<'all' | 'one'>(search.merchant === null ? 'all' : 'one');
  const [merchant, setMerchant] = useState(search.merchant);
  const following = useFollowing(length, today);
  const isFrame = of !== 'today';
  const isChosen = !isFrame || (isLocalDate(typed) && (covers === 'all' || merchant !== null));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isChosen) return;
    onChosen(
      isFrame
        ? { of, endingBefore: typed, merchant: covers === 'one' ? merchant : null }
        : { of, endingBefore: null, merchant: null },
    );
  }

  return (
    <form onSubmit={submit} className="grid max-w-xl gap-5">
      <Choice
        label="Which days"
        value={of}
        options={[
          { value: 'week', label: 'One week' },
          { value: 'day', label: 'One day' },
          { value: 'today', label: 'Due today' },
        ]}
        onChange={(chosen) => {
          setOf(chosen);
          if (chosen !== 'today') setTyped(latestEndingBefore(chosen === 'day' ? '1day' : '1week', today));
        }}
      />
      {isFrame ? (
        <>
          <Field label="Ends before">
            {(control) => (
              <Input
                {...control}
                type="date"
                required
                max={addDays(today, 1)}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                className="max-w-44 tabular-nums"
              />
            )}
          </Field>
          {following && following !== typed ? (
            <p className="-mt-3 text-xs">
              <button
                type="button"
                className="text-accent underline-offset-2 hover:underline"
                onClick={() => setTyped(following)}
              >
                Continue right after the latest run
              </button>
            </p>
          ) : null}
          <CoveredDays length={length} endingBefore={typed} />
          <Choice
            label="Merchants"
            value={covers}
            options={[
              { value: 'all', label: 'All merchants' },
              { value: 'one', label: 'One merchant' },
            ]}
            onChange={setCovers}
          />
          {covers === 'one' ? <MerchantPicker value={merchant} onChange={setMerchant} error={undefined} /> : null}
        </>
      ) : (
        <p role="status" className="-mt-2 rounded-md bg-canvas px-3 py-2">
          The run of{' '}
          <strong className="font-medium">
            <Day day={localDateOf(now(), 'UTC')} weekday />
          </strong>
          : each merchant whose day it is by its own schedule, for all days since it was paid last.
        </p>
      )}
      <div className="flex justify-end border-t pt-4">
        <Button type="submit" variant="primary" disabled={!isChosen}>
          Preview
        </Button>
      </div>
    </form>
  );
}

/** The end of the days right after the latest run of so many, where they are over. */
function useFollowing(length: '1week' | '1day', today: ReturnType<typeof localDateOf>) {
  const { data } = useQuery(useTRPC().disbursements.runs.queryOptions({ limit: pageSize }));
  // Only such a run is followed by another of so many days.
  const latest = data?.data.find(({ kind }) => kind === 'frame');
  return latest ? followingEndingBefore(length, latest.timeFrame.end, today) : null;
}

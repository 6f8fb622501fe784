import Link from 'next/link';
import { Callout } from '@/components/ui/callout';
import { Count } from '@/components/ui/count';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { Facts } from '@/components/ui/facts';
import type { Replay, ReplayDifference } from '@/server/disbursements/schema/replay';
import { feesFor } from './fee-rule-name';
import { CopiedHash } from './hash';

/** What came of calculating a run again: the same, or where it first differs; and by what it was calculated. */
export function ReplayTold({ replay }: { replay: Replay }) {
  const { isSame, difference, inputs, lines, keptHash, replayedHash } = replay;
  return (
    <>
      {difference === null ? (
        <Callout tone="positive" title="The same, to the last cent">
          <Count of={lines} one="line" many="lines" /> calculated again, with the same hash.
        </Callout>
      ) : (
        <Difference of={difference} />
      )}
      <div className="mt-4">
        <Facts
          facts={[
            { name: 'Hash of the calculation', value: <CopiedHash hash={keptHash} /> },
            ...(isSame ? [] : [{ name: 'Hash of it now', value: <CopiedHash hash={replayedHash} /> }]),
            {
              name: 'Known when it was calculated',
              value:
                inputs.knownThrough === null ? 'Nothing' : <span>Payables up to number {inputs.knownThrough}</span>,
            },
            {
              name: 'Schedules read at',
              value: inputs.asOf === null ? 'The days of the run' : <Instant at={inputs.asOf} />,
            },
            {
              name: 'Time zones',
              value: inputs.zones.map(({ timeZone, merchants }) => (
                <span key={timeZone} className="block">
                  {timeZone}: <Count of={merchants} one="merchant" many="merchants" />
                </span>
              )),
            },
            {
              name: 'Fee rules',
              value: inputs.feeRules.map(({ schedule, currency, isOwn, version, payables }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rules of two merchants’ own may read the same.
                <span key={index} className="block first-letter:uppercase">
                  {feesFor(schedule)} in {currency}
                  {isOwn ? ', own fees' : ''}, version {version}: <Count of={payables} one="payable" many="payables" />
                </span>
              )),
            },
          ]}
        />
      </div>
    </>
  );
}

type Field = ReplayDifference['fields'][number];
const nothing = <span className="text-muted">–</span>;
const columns: Column<Field>[] = [
  { header: 'What', cell: ({ field }) => <span className="block font-medium first-letter:uppercase">{field}</span> },
  { header: 'Then', cell: ({ kept }) => <Side of={kept} /> },
  { header: 'Calculated again', cell: ({ replayed }) => <Side of={replayed} /> },
];

const Side = ({ of }: { of: string | null }) =>
  of === null ? nothing : <span className="break-all tabular-nums">{of.replaceAll('_', ' ')}</span>;

function Difference({ of: { what, place, merchantReference, currency, payableId, fields } }: { of: ReplayDifference }) {
  return (
    <>
      <Callout tone="danger" title="Not the same: something was changed since">
        {what === 'line' && merchantReference !== null ? (
          <>
            Line {place} differs:{' '}
            <Link className="underline underline-offset-2" href={`/merchants/${encodeURIComponent(merchantReference)}`}>
              {merchantReference}
            </Link>
            , {currency}.
          </>
        ) : null}
        {what === 'fee' ? (
          <>
            Its own rule prices{' '}
            <Link className="underline underline-offset-2" href={`/payables/${payableId}`}>
              payable {payableId}
            </Link>{' '}
            otherwise, in {currency}.
          </>
        ) : null}
        {what === 'hash' ? 'Every line is what it was, but the hash is another.' : null}
      </Callout>
      <div className="mt-3">
        <DataTable name="First difference" rows={fields} columns={columns} rowKey={({ field }) => field} />
      </div>
    </>
  );
}

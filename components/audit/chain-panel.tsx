'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Badge, type Tone } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Count } from '@/components/ui/count';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import type { Chain } from '@/server/audit/schema';
import { ChainActions } from './chain-actions';

/** Whether what is recorded still is what was recorded. */
export function ChainPanel({ mayVerify }: { mayVerify: boolean }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery({
    ...trpc.audit.chain.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.latest?.status === 'running' ? 1000 : false),
  });
  if (!data) return error ? <ErrorState what="The chain" error={error} onRetry={() => void refetch()} /> : null;
  return (
    <Section title="Chain" aside={<ChainActions chain={data} mayVerify={mayVerify} />}>
      <Facts
        facts={[
          { name: 'State', value: <State chain={data} /> },
          { name: 'Sealed', value: <Sealed chain={data} /> },
          {
            name: 'Last verified',
            value: data.finished?.finishedAt ? <Instant at={data.finished.finishedAt} /> : 'Never',
          },
          { name: 'Heads last exported', value: data.lastExport ? <Instant at={data.lastExport.at} /> : 'Never' },
        ]}
      />
      <Findings chain={data} />
      <details className="mt-3 text-muted text-xs">
        <summary className="cursor-pointer">How this can be checked</summary>
        <p className="mt-1 max-w-prose">
          Each entry is sealed with a hash of itself and of all entries before it, so that none can be changed or taken
          out unnoticed. The heads of the chains are signed each night: kept elsewhere, they prove that nobody rewrote a
          chain since. The key that signs them:
        </p>
        <pre className="mt-1 whitespace-pre-wrap break-all">{data.publicKey}</pre>
      </details>
    </Section>
  );
}

const states: Record<'never' | 'running' | 'intact' | 'broken', { words: string; tone: Tone }> = {
  never: { words: 'Not verified yet', tone: 'neutral' },
  running: { words: 'Being verified', tone: 'accent' },
  intact: { words: 'Intact', tone: 'positive' },
  broken: { words: 'Broken', tone: 'danger' },
};

function State({ chain: { latest, finished } }: { chain: Chain }) {
  const state =
    latest?.status === 'running' ? 'running' : finished?.status === 'broken' ? 'broken' : finished ? 'intact' : 'never';
  const { words, tone } = states[state];
  return (
    <span role="status">
      <Badge tone={tone}>{words}</Badge>
    </span>
  );
}

function Sealed({ chain: { entries, waiting } }: { chain: Chain }) {
  return (
    <>
      <Count of={entries} one="entry" many="entries" />
      {waiting > 0 ? (
        <span className="text-muted">
          {' '}
          (<Count of={waiting} one="waits" many="wait" />)
        </span>
      ) : null}
    </>
  );
}

function Findings({ chain: { latest, finished } }: { chain: Chain }) {
  return (
    <div className="mt-3 grid gap-2">
      {finished?.status === 'broken' ? (
        <Callout tone="danger" title="What is recorded is not what was recorded">
          <ul className="grid gap-1">
            {finished.findings.map(({ chain, message }) => (
              <li key={`${chain} ${message}`}>
                {chain}: {message}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      {latest?.status === 'failed' ? (
        <Callout tone="warning" title="The last verification could not be finished">
          {latest.failure}
        </Callout>
      ) : null}
    </div>
  );
}

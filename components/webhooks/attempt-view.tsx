'use client';

import { Badge } from '@/components/ui/badge';
import { Instant } from '@/components/ui/day';
import type { Attempt } from '@/server/webhooks/schema/deliveries';
import { CodeBlock } from './code-block';

/** One request and its answer; headers and body unfold. */
export function AttemptView({ attempt }: { attempt: Attempt }) {
  const { number, at, durationMs, request, answer, error } = attempt;
  return (
    <li className="rounded-lg border p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">Attempt {number}</span>
        <Badge tone={error === null ? 'positive' : 'danger'}>{answer ? `Status ${answer.status}` : 'No answer'}</Badge>
        <span className="text-muted">
          <Instant at={at} />
          {durationMs === null ? null : `, ${durationMs} ms`}
        </span>
      </div>
      {error ? <p className="mt-1">{error}</p> : null}
      <details className="mt-2">
        <summary className="cursor-pointer text-muted text-xs">Request and answer</summary>
        <div className="mt-2 grid gap-2">
          <CodeBlock label="Request headers">{headersText(request)}</CodeBlock>
          {answer ? <CodeBlock label="Answer headers">{headersText(answer.headers)}</CodeBlock> : null}
          {answer ? <CodeBlock label="Answer">{answer.body || '(empty)'}</CodeBlock> : null}
        </div>
      </details>
    </li>
  );
}

const headersText = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n') || '(none)';

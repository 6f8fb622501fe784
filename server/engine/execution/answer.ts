import { z } from 'zod';
import type { StepFailure } from '../settle-step';
import type { HttpAnswer } from './call-app';

/** What the app's SDK answered to a call. */
export type Answer =
  | { kind: 'completed'; output: unknown }
  | { kind: 'ops'; ops: Op[]; retriable: boolean; retryAt: Date | undefined; isLegacyParallel: boolean }
  | { kind: 'failed'; error: StepFailure; retriable: boolean; retryAt: Date | undefined };

/** One reported step (SDK spec 5.1.1). */
export const op = z.looseObject({
  id: z.string().min(1),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});

export type Op = z.infer<typeof op>;

export function readAnswer({ status, headers, body }: HttpAnswer): Answer {
  const retriable = headers['x-inngest-no-retry'] !== 'true';
  const retryAt = readRetryAfter(headers['retry-after']);
  let content: unknown;
  try {
    content = body === '' ? null : JSON.parse(body);
  } catch {
    return {
      kind: 'failed',
      error: { name: 'Error', message: `The app answered ${status} with what is not JSON` },
      retriable: true,
      retryAt,
    };
  }
  if (status === 200) return { kind: 'completed', output: content };
  if (status === 206) {
    const ops = z
      .array(op)
      .min(1)
      .safeParse(Array.isArray(content) ? content : [content]);
    if (ops.success) {
      // Version 1 of the protocol wants a call after each of several parallel steps, version 2 after all of them.
      return {
        kind: 'ops',
        ops: ops.data,
        retriable,
        retryAt,
        isLegacyParallel: headers['x-inngest-req-version'] === '1',
      };
    }
    return {
      kind: 'failed',
      error: { name: 'Error', message: 'The app reported steps in a form that is not known' },
      retriable: false,
      retryAt,
    };
  }
  return { kind: 'failed', error: readFailure(content, `The app answered ${status}`), retriable, retryAt };
}

/** What a step that the app ran came to; undefined for a step that it only reports. */
export function resultOf(op: Op, mayRetry: boolean): { data: unknown } | { error: StepFailure } | 'retry' | undefined {
  switch (op.op) {
    case 'StepRun':
    case 'Step':
      return { data: op.data ?? null };
    case 'StepError':
      return mayRetry ? 'retry' : { error: readFailure(op.error, 'The step failed') };
    case 'StepFailed':
      return { error: readFailure(op.error, 'The step failed') };
    default:
      return undefined;
  }
}

/** An error in whatever form it came, with a name and a message. */
export function readFailure(value: unknown, fallback: string): StepFailure {
  if (typeof value === 'string') return { name: 'Error', message: value };
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const text = (field: unknown) => (typeof field === 'string' && field !== '' ? field : undefined);
  return {
    ...fields,
    name: text(fields.name) ?? 'Error',
    message: text(fields.message) ?? text(fields.error) ?? fallback,
  };
}

/** Seconds or a date (RFC 9110, and RFC 3339 as the SDK writes it). */
function readRetryAfter(value: string | undefined): Date | undefined {
  if (!value) return undefined;
  const instant = /^\d+$/.test(value) ? new Date(Date.now() + Number(value) * 1000) : new Date(value);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

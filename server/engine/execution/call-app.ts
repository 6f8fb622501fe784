import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { byCodeUnits, canonicalJson } from '../canonical-json';
import { isSignedBy, sign } from '../signing';
import type { RunState } from './run-state';

export type HttpAnswer = { status: number; headers: Record<string, string | undefined>; body: string };

/** Thrown when no answer of the app's SDK came back: the app is away, which is nobody's failure. */
export class AppUnreachable extends Error {
  constructor(
    message: string,
    /** An idle connection was used again; the app may have closed it just then, which says nothing about the app. */
    readonly wasIdle = false,
  ) {
    super(message);
  }
}

const agents = {
  'http:': new HttpAgent({ keepAlive: true }),
  'https:': new HttpsAgent({ keepAlive: true }),
};

export type Call = {
  url: string;
  signingKey: string;
  timeoutMs: number;
  signal: AbortSignal;
  headers?: Record<string, string>;
};

/** The body of a call request (SDK spec 4.4.1), in canonical form. */
export function callBody(run: RunState, attempt: number, maxAttempts: number): string {
  const steps = [...run.settled.keys()].sort(byCodeUnits).map((id) => `${JSON.stringify(id)}:${run.settled.get(id)}`);
  const ctx = canonicalJson({
    attempt,
    disable_immediate_execution: run.hasOpenSteps,
    env: 'production',
    // With these two the SDK reports each step as it is done, instead of ending the call for it.
    fn_id: run.functionId,
    qi_id: `${run.runId}.${run.ticket}`,
    max_attempts: maxAttempts,
    run_id: run.runId,
    stack: { current: run.order.length, stack: run.order },
    use_api: false,
  });
  return `{"ctx":${ctx},"event":${run.eventText},"events":[${run.eventText}],"steps":{${steps.join(',')}},"use_api":false,"version":-1}`;
}

/**
 * Sends a signed request to the app. `fetch` is not used: it gives up after five minutes without headers, and a step may
 * take longer.
 *
 * @throws AppUnreachable when what answers is not the app's SDK, holding our key
 */
export async function callApp(method: 'POST' | 'PUT', body: string, call: Call): Promise<HttpAnswer> {
  const answer = await send(method, body, call);
  // It did reach the app, which is at fault: this counts as an attempt.
  if (answer === 'timed out') return { status: 504, headers: {}, body: '{"message":"The call took too long"}' };
  if (!answer.headers['x-inngest-sdk']) throw new AppUnreachable(`answered ${answer.status} without the SDK's headers`);
  if (!isSignedBy(answer.headers['x-inngest-signature'], answer.body, call.signingKey)) {
    throw new AppUnreachable('the answer is not signed with our key');
  }
  return answer;
}

function send(
  method: string,
  body: string,
  { url, signingKey, timeoutMs, signal, headers }: Call,
): Promise<HttpAnswer | 'timed out'> {
  const target = new URL(url);
  const request = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      if (signal.aborted) reject(error);
      else reject(new AppUnreachable(error.message, outgoing.reusedSocket));
    };
    const outgoing = request(
      target,
      {
        method,
        agent: agents[target.protocol as keyof typeof agents],
        signal,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'countinghouse-engine',
          'x-inngest-server-kind': 'cloud',
          'x-inngest-signature': sign(body, signingKey),
          ...headers,
        },
      },
      (response) => {
        read(response).then(resolve, fail);
      },
    );
    outgoing.setTimeout(timeoutMs, () => {
      resolve('timed out');
      outgoing.destroy();
    });
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

async function read(response: IncomingMessage): Promise<HttpAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  if (!response.complete) throw new Error('the answer was cut off');
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  return { status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString('utf8') };
}

import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Import, ImportProblem } from '@/server/imports/schema';
import type { Page } from '@/server/kernel/shapes';
import { readArguments, type Wanted } from './import/arguments';
import { showOutcome, showProgress } from './import/report';
import { findProduct, type ProductAccess } from './product/product-access';

/** `npm run import`: sends a CSV file to the running product and shows how it is checked and taken in. */
const wanted = readArguments(process.argv.slice(2));
const product = findProduct(process.env);
try {
  const finished = await follow(await upload(wanted));
  const problems =
    finished.rows.bad > 0 ? await call<Page<ImportProblem>>(`imports/${finished.id}/problems?limit=20`) : null;
  process.exitCode = showOutcome(finished, problems?.data ?? []);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function upload({ kind, file, query }: Wanted): Promise<Import> {
  const parameters = new URLSearchParams({ kind, fileName: basename(file), ...query });
  const body = Readable.toWeb(createReadStream(file));
  const length = String(statSync(file).size);
  return call<Import>(`imports?${parameters}`, {
    method: 'POST',
    headers: { 'content-length': length },
    body,
    duplex: 'half',
  });
}

async function follow(started: Import): Promise<Import> {
  let current = started;
  while (!['completed', 'rejected', 'failed'].includes(current.status)) {
    showProgress(current);
    await wait(500);
    current = await call<Import>(`imports/${current.id}`);
  }
  showProgress(current);
  return current;
}

async function call<Answer>(path: string, init: Record<string, unknown> = {}): Promise<Answer> {
  const { url, apiKey }: ProductAccess = product;
  const headers = { authorization: `Bearer ${apiKey}`, ...(init.headers as Record<string, string> | undefined) };
  const response = await fetch(`${url}/api/v1/${path}`, { ...init, headers } as RequestInit).catch((error: Error) => {
    throw new Error(
      `The product does not answer at ${url} (${error.cause ?? error.message}): is \`npm start\` running?`,
    );
  });
  const answer = (await response.json()) as Answer & { detail?: string };
  if (!response.ok) throw new Error(answer.detail ?? `The product answered ${response.status}.`);
  return answer;
}

'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { fieldMessage } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Count } from '@/components/ui/count';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Money } from '@/components/ui/money';
import type { WritablePayouts } from '@/server/payouts/schema/files';
import { useFilesChanged } from './use-files-changed';

type WriteFileProps = { runId: string; of: WritablePayouts[number]; onClose: () => void };

const stands: Record<string, string> = { failed: 'failed', returned: 'came back' };

/** Asks what goes into the file: all that can leave, and of what failed or came back whatever is chosen, with a reason. */
export function WriteFile({ runId, of: { currency, transfers, total, others }, onClose }: WriteFileProps) {
  const { payoutFiles } = useTRPC();
  const changed = useFilesChanged();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [why, setWhy] = useState('');
  const write = useMutation(
    payoutFiles.write.mutationOptions({
      onSuccess: async ({ messageId }) => {
        await changed();
        toast.success(`${messageId} is written. Download it, and take it to the bank.`);
        onClose();
      },
      // What is shown may be out of date: somebody else wrote it.
      onError: changed,
    }),
  );
  const repeatable = others.filter(({ waits }) => waits === null);
  const plain = repeatable.filter(({ lookAt }) => lookAt === null);
  const waiting = others.filter(({ waits }) => waits !== null);
  const wrong = fieldMessage(write.error, 'again.why');
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <ConfirmDialog
      title={`Write a bank file in ${currency}?`}
      action="Write the file"
      isPending={write.isPending}
      error={wrong ? null : write.error}
      onConfirm={() =>
        write.mutate({
          runId,
          currency,
          ...(chosen.length > 0 ? { again: { disbursementIds: [...chosen], why } } : {}),
        })
      }
      onClose={onClose}
    >
      {transfers > 0 ? (
        <p>
          It pays <Count of={transfers} one="merchant" many="merchants" />,{' '}
          <Money money={total} className="font-medium" />. From then on these payouts are in this file, and in no other.
        </p>
      ) : (
        <p>Choose what is paid again. It is in this file from then on, and in no other.</p>
      )}
      {repeatable.length > 0 ? (
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium text-xs">Paid again in it</legend>
          {plain.length > 1 ? (
            <label className="flex min-h-8 items-center gap-2 border-b max-sm:min-h-10">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={plain.every(({ disbursementId }) => chosen.includes(disbursementId))}
                onChange={({ target }) =>
                  setChosen(target.checked ? plain.map(({ disbursementId }) => disbursementId) : [])
                }
              />
              All of them{plain.length < repeatable.length ? ', but what is to be looked at' : ''}
            </label>
          ) : null}
          {repeatable.map(({ disbursementId, merchantName, amount, status, lookAt }) => (
            <label key={disbursementId} className="flex min-h-8 items-center gap-2 max-sm:min-h-10">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={chosen.includes(disbursementId)}
                onChange={() => toggle(disbursementId)}
              />
              <span className="min-w-0 grow break-words">
                {merchantName} <span className="text-muted">{stands[status]}</span>
                {lookAt ? <span className="block text-warning">{lookAt}</span> : null}
              </span>
              <Money money={amount} />
            </label>
          ))}
        </fieldset>
      ) : null}
      {chosen.length > 0 ? (
        <Field label="Why" hint="Kept beside each of these payouts." error={wrong}>
          {(control) => (
            <Input {...control} required maxLength={500} value={why} onChange={({ target }) => setWhy(target.value)} />
          )}
        </Field>
      ) : null}
      {waiting.length > 0 ? (
        <ul className="grid gap-1 text-muted text-xs">
          {waiting.map(({ disbursementId, merchantName, waits }) => (
            <li key={disbursementId}>
              {merchantName} is not in it: {waits?.replace(/\.$/, '')}.
            </li>
          ))}
        </ul>
      ) : null}
    </ConfirmDialog>
  );
}

'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Menu, MenuItem } from '@/components/ui/menu';
import { Select } from '@/components/ui/select';
import type { ApiKey } from '@/server/identity/schema/keys';
import { ShownKey } from './shown-key';

/** What can be done with a key that still opens something. */
export function KeyActions({ apiKey }: { apiKey: ApiKey }) {
  const [question, setQuestion] = useState<'rotate' | 'revoke' | null>(null);
  const close = () => setQuestion(null);
  return (
    <>
      {apiKey.state === 'revoked' || apiKey.state === 'expired' ? null : (
        <Menu label={`Actions for ${apiKey.name}`}>
          <MenuItem onSelect={() => setQuestion('rotate')}>Rotate…</MenuItem>
          <MenuItem onSelect={() => setQuestion('revoke')}>Revoke…</MenuItem>
        </Menu>
      )}
      {question === 'rotate' ? <Rotate apiKey={apiKey} onClose={close} /> : null}
      {question === 'revoke' ? <Revoke apiKey={apiKey} onClose={close} /> : null}
    </>
  );
}

const OVERLAPS = { '0': 'Not at all', '1': 'One hour', '24': 'One day', '168': 'One week' } as const;

function Rotate({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [overlap, setOverlap] = useState<keyof typeof OVERLAPS>('24');
  const [made, setMade] = useState<string>();
  const rotate = useMutation(
    trpc.apiKeys.rotate.mutationOptions({
      onSuccess: async ({ key }) => {
        setMade(key);
        await queryClient.invalidateQueries(trpc.apiKeys.list.queryFilter());
      },
      gcTime: 0,
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={made ? `The new secret of ${apiKey.name}` : `Rotate ${apiKey.name}`}
      description={made ? undefined : 'A new secret for the same key: its name, scopes and history stay.'}
    >
      {made ? (
        <ShownKey value={made} onDone={onClose} />
      ) : (
        <div className="grid gap-4">
          {rotate.error ? <Callout tone="danger">{refusalOf(rotate.error).message}</Callout> : null}
          <Field
            label="The present secret goes on working for"
            hint="Long enough to change it wherever it is used; not at all when it has leaked."
          >
            {(control) => (
              <Select
                {...control}
                value={overlap}
                onChange={(event) => setOverlap(event.target.value as keyof typeof OVERLAPS)}
                className="max-w-44"
              >
                {Object.entries(OVERLAPS).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div className="flex justify-end gap-2 border-t pt-4">
            <Button onClick={onClose}>Cancel</Button>
            <Button
              variant="primary"
              disabled={rotate.isPending}
              onClick={() => rotate.mutate({ id: apiKey.id, overlapHours: Number(overlap) as 0 | 1 | 24 | 168 })}
            >
              {rotate.isPending ? 'Rotating…' : 'Rotate'}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

function Revoke({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: async () => {
        toast.success(`${apiKey.name} opens nothing any more.`);
        onClose();
        await queryClient.invalidateQueries(trpc.apiKeys.list.queryFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      title={`Revoke ${apiKey.name}?`}
      action="Revoke the key"
      isPending={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate({ id: apiKey.id })}
      onClose={onClose}
    >
      <p>Whatever uses it is refused from its next request on. This cannot be undone.</p>
    </ConfirmDialog>
  );
}

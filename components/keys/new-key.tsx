'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Choice } from '@/components/ui/choice';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { merchantScopes, type Permission, platformScopes, roleMay } from '@/server/identity/domain/permissions';
import type { Role } from '@/server/identity/schema';
import { ScopesChoice } from './scopes-choice';
import { ShownKey } from './shown-key';

/** `merchant`: whose key is made; undefined: the viewer's own, or what staff choose. */
type NewKeyProps = { role: Role; isStaff: boolean; merchant?: string | undefined };

export function NewKey(props: NewKeyProps) {
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<string>();
  const close = () => {
    setOpen(false);
    setMade(undefined);
  };
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        New key
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={(open) => (open ? setOpen(true) : close())}
        title={made ? 'Your new key' : 'New API key'}
      >
        {made ? <ShownKey value={made} onDone={close} /> : <NewKeyForm {...props} onMade={setMade} />}
      </Dialog>
    </>
  );
}

const DAYS = { '30': '30 days', '90': '90 days', '365': 'One year', never: 'Never' } as const;

function NewKeyForm({ role, isStaff, merchant: given, onMade }: NewKeyProps & { onMade: (key: string) => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [reach, setReach] = useState<'platform' | 'merchant'>(isStaff && given === undefined ? 'platform' : 'merchant');
  const [chosen, setChosen] = useState<string | null>(null);
  const [scopes, setScopes] = useState<Permission[]>([]);
  const [expires, setExpires] = useState<keyof typeof DAYS>('365');
  const choosesReach = isStaff && given === undefined;
  const offered = (reach === 'platform' ? platformScopes : merchantScopes).filter((scope) => roleMay(role, scope));
  const held = scopes.filter((scope) => offered.includes(scope));
  const merchant = given ?? (choosesReach && reach === 'merchant' ? chosen : null);
  const isMissing = held.length === 0 || (choosesReach && reach === 'merchant' && merchant === null);

  const issue = useMutation(
    trpc.apiKeys.issue.mutationOptions({
      onSuccess: async ({ key }) => {
        onMade(key);
        await queryClient.invalidateQueries(trpc.apiKeys.list.queryFilter());
      },
      // What was shown once is kept nowhere, not in the memory of the page either.
      gcTime: 0,
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isMissing) return;
    const expiresInDays = expires === 'never' ? null : Number(expires);
    issue.mutate({ name, scopes: held, expiresInDays, ...(merchant === null ? {} : { merchant }) });
  }

  return (
    <form onSubmit={submit} className="grid gap-5">
      {issue.error ? <Callout tone="danger">{refusalOf(issue.error).message}</Callout> : null}
      <Field label="Name" hint="What will use it: “Web shop”, “Bookkeeping”." error={fieldMessage(issue.error, 'name')}>
        {(control) => (
          <Input {...control} required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      {choosesReach ? (
        <Choice
          label="Reaches"
          value={reach}
          options={[
            { value: 'platform', label: 'All merchants' },
            { value: 'merchant', label: 'One merchant' },
          ]}
          onChange={setReach}
        />
      ) : null}
      {choosesReach && reach === 'merchant' ? (
        <MerchantPicker value={chosen} onChange={setChosen} error={fieldMessage(issue.error, 'merchant')} />
      ) : null}
      <ScopesChoice offered={offered} value={held} error={fieldMessage(issue.error, 'scopes')} onChange={setScopes} />
      <Field label="Expires" hint="A key that expires is one less to forget about." className="max-w-44">
        {(control) => (
          <Select
            {...control}
            value={expires}
            onChange={(event) => setExpires(event.target.value as keyof typeof DAYS)}
          >
            {Object.entries(DAYS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="flex justify-end border-t pt-4">
        <Button type="submit" variant="primary" disabled={issue.isPending || isMissing}>
          {issue.isPending ? 'Making…' : 'Make the key'}
        </Button>
      </div>
    </form>
  );
}

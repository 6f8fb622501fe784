'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Choice } from '@/components/ui/choice';
import { cn } from '@/components/ui/cn';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { MailTemplate } from '@/server/mail/schema';

const groups: Record<MailTemplate['to'], string> = {
  customers: 'To customers',
  staff: 'To staff',
  people: 'To people who sign in',
};
const looks = ['desktop', 'phone', 'text'] as const;

/** Every mail that the product writes, with what it says to an example. */
export function TemplatesView({ mayReadMail }: { mayReadMail: boolean }) {
  const trpc = useTRPC();
  const [{ template, look }, set] = useQueryStates({
    template: parseAsString,
    look: parseAsStringLiteral(looks).withDefault('desktop'),
  });
  const list = useQuery(trpc.mailTemplates.list.queryOptions());
  const all = list.data?.data ?? [];
  const chosen = all.find(({ kind }) => kind === template) ?? all[0];
  return (
    <>
      <PageHeader
        title="Mail templates"
        above={mayReadMail ? [{ label: 'Mail', href: '/mail' }] : [{ label: 'Dunning', href: '/billing/dunning' }]}
        facts="What the product writes, to whom and when. The names and amounts are made up."
      />
      {list.error && !list.data ? (
        <ErrorState what="The templates" error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      <div className="mb-4 grid grid-cols-[minmax(0,24rem)_auto] items-end justify-between gap-4 max-md:grid-cols-1">
        <Field label="Mail">
          {(control) => (
            <Select
              {...control}
              value={chosen?.kind ?? ''}
              onChange={({ target }) => void set({ template: target.value })}
            >
              {Object.entries(groups).map(([to, label]) => (
                <optgroup key={to} label={label}>
                  {all
                    .filter((one) => one.to === to)
                    .map(({ kind, subject }) => (
                      <option key={kind} value={kind}>
                        {subject}
                      </option>
                    ))}
                </optgroup>
              ))}
            </Select>
          )}
        </Field>
        <Choice
          label="Shown as"
          value={look}
          options={[
            { value: 'desktop', label: 'Desktop' },
            { value: 'phone', label: 'Phone' },
            { value: 'text', label: 'Plain text' },
          ]}
          onChange={(value) => void set({ look: value })}
        />
      </div>
      {chosen ? <Preview template={chosen} look={look} /> : null}
    </>
  );
}

function Preview({ template, look }: { template: MailTemplate; look: (typeof looks)[number] }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery({
    ...trpc.mailTemplates.show.queryOptions({ kind: template.kind }),
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label={template.subject}>
      <p className="mb-3 text-muted">
        {groups[template.to]}: {template.when.charAt(0).toLowerCase() + template.when.slice(1)}. It stands in the list
        of mails as <span className="font-mono text-xs">{template.kind}</span>.
      </p>
      {error && !data ? <ErrorState what="The mail" error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton className="h-[40rem] w-full" /> : null}
      {data && look === 'text' ? (
        <pre className="h-[40rem] overflow-auto whitespace-pre-wrap break-words rounded-lg border bg-surface p-4 font-mono text-xs">
          {data.text}
        </pre>
      ) : null}
      {data && look !== 'text' ? (
        // Nothing in a mail runs here, and its links lead nowhere.
        <iframe
          title={template.subject}
          sandbox=""
          srcDoc={data.html}
          className={cn('h-[40rem] rounded-lg border bg-white', look === 'phone' ? 'w-[375px] max-w-full' : 'w-full')}
        />
      ) : null}
    </section>
  );
}

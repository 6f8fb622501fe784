'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { MailStatusBadge } from './mail-status';

export function MailView({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data: mail, error, refetch } = useQuery(trpc.mails.read.queryOptions({ id }));
  if (!mail) return error ? <ErrorState what="The mail" error={error} onRetry={() => void refetch()} /> : null;
  return (
    <>
      <PageHeader
        title={mail.subject}
        above={[{ label: 'Mail', href: '/mail' }]}
        beside={<MailStatusBadge status={mail.status} />}
        facts={
          <>
            <span>To {mail.to}</span>
            <span>
              Written <Instant at={mail.createdAt} />
            </span>
            {mail.sentAt ? (
              <span>
                Sent <Instant at={mail.sentAt} />
              </span>
            ) : null}
          </>
        }
        actions={mail.status === 'failed' ? <SendAgain id={id} /> : null}
      />
      {mail.attachment ? (
        <p className="mb-3">
          <a
            href={`/api/download${mail.attachment.path}`}
            download
            className="inline-flex items-center gap-1.5 text-accent hover:underline"
          >
            <Paperclip aria-hidden className="size-4" />
            {mail.attachment.fileName}
          </a>
        </p>
      ) : null}
      {mail.error ? <Callout tone="danger">The mail server said: {mail.error}</Callout> : null}
      {mail.html === null ? (
        <Callout tone="info">What it said is not kept: it held a link that let somebody in.</Callout>
      ) : (
        // Nothing in a mail runs here; its links open in a page of their own.
        <iframe
          title={mail.subject}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={mail.html}
          className="h-[36rem] w-full rounded-lg border bg-white"
        />
      )}
    </>
  );
}

function SendAgain({ id }: { id: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation(
    trpc.mails.sendAgain.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.mails.pathKey() }),
      onError: (error) => toast.error(refusalOf(error).message),
    }),
  );
  return (
    <Button disabled={isPending} onClick={() => mutate({ id })}>
      Send again
    </Button>
  );
}

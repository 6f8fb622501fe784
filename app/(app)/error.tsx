'use client';

import { MessagePage } from '@/components/shell/message-page';
import { Button } from '@/components/ui/button';

/** What broke is in the server's log under the digest; the person learns only what to do. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <MessagePage
      code={error.digest ? `Error ${error.digest}` : 'Error'}
      title="This page could not be shown"
      action={<Button onClick={reset}>Try again</Button>}
    >
      Something went wrong on our side. Try again in a moment; if it stays, pass the number above on.
    </MessagePage>
  );
}

'use client';

import './globals.css';
import { MessagePage } from '@/components/shell/message-page';
import { Button } from '@/components/ui/button';

/** Stands in for the whole page, so it brings its own <html>. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main>
          <MessagePage
            code={error.digest ? `Error ${error.digest}` : 'Error'}
            title="Countinghouse could not be shown"
            action={<Button onClick={() => window.location.reload()}>Try again</Button>}
          >
            Something went wrong on our side. Try again in a moment.
          </MessagePage>
        </main>
      </body>
    </html>
  );
}

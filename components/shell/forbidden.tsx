import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { MessagePage } from './message-page';

/** For someone whose role does not include a page. */
export function Forbidden() {
  return (
    <MessagePage
      code="403"
      title="Your role does not include this page"
      action={
        <Button asChild>
          <Link href="/">Go to the overview</Link>
        </Button>
      }
    >
      Ask an administrator if you need it.
    </MessagePage>
  );
}

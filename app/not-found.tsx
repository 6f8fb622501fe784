import Link from 'next/link';
import { MessagePage } from '@/components/shell/message-page';
import { Button } from '@/components/ui/button';

export default function NotFound() {
  return (
    <MessagePage
      code="404"
      title="There is no such page"
      action={
        <Button asChild>
          <Link href="/">Go to the overview</Link>
        </Button>
      }
    >
      The address may be mistyped, or what it showed is not yours to see.
    </MessagePage>
  );
}

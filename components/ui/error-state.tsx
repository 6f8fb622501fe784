import { RotateCw } from 'lucide-react';
import { refusalOf } from '@/components/api/refusal';
import { Button } from './button';
import { Callout } from './callout';

/** What could not be shown, why, and a way to try again. */
export function ErrorState({ what, error, onRetry }: { what: string; error: unknown; onRetry?: () => void }) {
  return (
    <Callout
      tone="danger"
      title={`${what} could not be loaded`}
      action={
        onRetry ? (
          <Button size="sm" onClick={onRetry}>
            <RotateCw aria-hidden />
            Try again
          </Button>
        ) : undefined
      }
    >
      <p>{refusalOf(error).message}</p>
    </Callout>
  );
}

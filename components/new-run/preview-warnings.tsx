import { Callout } from '@/components/ui/callout';
import type { Previewed } from '@/server/disbursements/schema/preview';

const SHOWN = 6;

/** What a run would not be able to do. */
export function PreviewWarnings({ merchants }: { merchants: readonly Previewed[] }) {
  const waiting = (reason: Previewed['waitsFor']) => merchants.filter(({ waitsFor }) => waitsFor === reason);
  const [without, cooling] = [waiting('no_account'), waiting('cooling_off')];
  if (without.length + cooling.length === 0) return null;
  return (
    <div className="mt-6 grid gap-2">
      {without.length > 0 ? (
        <Callout tone="warning" title="Some have no bank account">
          Their payouts wait until one is confirmed: {named(without)}.
        </Callout>
      ) : null}
      {cooling.length > 0 ? (
        <Callout tone="warning" title="Some accounts cool off">
          They were changed a short while ago: the payouts wait until that time is over: {named(cooling)}.
        </Callout>
      ) : null}
    </div>
  );
}

function named(merchants: readonly Previewed[]): string {
  const names = [...new Set(merchants.map(({ merchantName }) => merchantName))];
  const more = names.length - SHOWN;
  return more > 0 ? `${names.slice(0, SHOWN).join(', ')} and ${more} more` : names.join(', ');
}

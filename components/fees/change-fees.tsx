'use client';

import { useState } from 'react';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import type { CurrencyCode } from '@/server/kernel/currency';
import type { FeeTierJson } from '@/server/merchants/schema/fees';
import { FeeExamples } from './fee-examples';
import type { FeesOf } from './fees-of';
import { PublishFees } from './publish-fees';
import { TierRows } from './tier-rows';
import { readTierRows, typedTiers } from './tiers-typed';
import { TryFees } from './try-fees';

type ChangeFeesProps = {
  of: FeesOf;
  now: readonly FeeTierJson[];
  months: { from: string; through: string };
  mayWrite: boolean;
};

/** Other tiers: typed, seen on examples, tried on past months and, for whoever may, published with a first day. */
export function ChangeFees({ of, now, months, mayWrite }: ChangeFeesProps) {
  const currency = of.currency as CurrencyCode;
  const [rows, setRows] = useState(() => typedTiers(now, currency));
  const [isPublishing, setPublishing] = useState(false);
  const read = readTierRows(rows, currency);
  const tiers = 'tiers' in read ? read.tiers : null;
  const isChanged = of.kind === 'new' || JSON.stringify(tiers) !== JSON.stringify(now.map(bare));
  const publish = mayWrite ? (
    <Button variant="primary" disabled={tiers === null || !isChanged} onClick={() => setPublishing(true)}>
      Publish…
    </Button>
  ) : null;
  return (
    <>
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-2">
        <Section title="Tiers">
          <TierRows rows={rows} currency={currency} wrong={'wrong' in read ? read.wrong : {}} onChange={setRows} />
        </Section>
        <div>
          <Section title="For example" aside={publish}>
            {tiers ? (
              <FeeExamples currency={currency} now={now} then={tiers} />
            ) : (
              <p className="text-muted">As soon as the tiers are right.</p>
            )}
          </Section>
        </div>
      </div>
      <TryFees of={of} tiers={tiers} months={months} publish={publish} />
      {isPublishing && tiers ? (
        <PublishFees of={of} now={now} tiers={tiers} onClose={() => setPublishing(false)} />
      ) : null}
    </>
  );
}

/** A tier as it is sent, without its words. */
const bare = ({ fromMinor, toMinor, ratePpm, fixedMinor, rounding }: FeeTierJson): FeeTierJson => {
  return { fromMinor, toMinor, ratePpm, fixedMinor, rounding };
};

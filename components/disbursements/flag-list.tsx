'use client';

import { Flag as FlagIcon } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Count } from '@/components/ui/count';
import { Money } from '@/components/ui/money';
import { type Flag, flagKindShape } from '@/server/disbursements/schema/flags';
import { flagNames } from './flag-words';

const SHOWN = 5;

/** What is worth a second look, kind by kind, each with its merchants and what was found. */
export function FlagList({ flags }: { flags: readonly Flag[] }) {
  return (
    <ul className="grid gap-4">
      {flagKindShape.options.map((kind) => {
        const found = flags.filter((flag) => flag.kind === kind);
        return found.length === 0 ? null : (
          <li key={kind}>
            <FlagGroup name={flagNames[kind]} flags={found} />
          </li>
        );
      })}
    </ul>
  );
}

function FlagGroup({ name, flags }: { name: string; flags: readonly Flag[] }) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? flags : flags.slice(0, SHOWN);
  return (
    <>
      <h3 className="flex items-center gap-2 font-medium">
        <FlagIcon aria-hidden className="size-3.5 shrink-0 text-warning" />
        {name}
        <span className="font-normal text-muted text-xs">
          <Count of={flags.length} one="merchant" many="merchants" />
        </span>
      </h3>
      <ul className="mt-1 ml-1.5 grid border-l pl-3.5">
        {shown.map((flag) => (
          <li
            key={`${flag.merchantReference} ${flag.toPay.currency}`}
            className="flex flex-wrap items-baseline justify-between gap-x-4 py-1"
          >
            <span className="min-w-0 break-words">
              <FlaggedMerchant flag={flag} /> <span className="text-muted">{flag.words}</span>
            </span>
            <Money money={flag.toPay} />
          </li>
        ))}
      </ul>
      {flags.length > SHOWN ? (
        <Button size="sm" variant="ghost" className="mt-1" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Show fewer' : `Show all ${flags.length}`}
        </Button>
      ) : null}
    </>
  );
}

const FlaggedMerchant = ({ flag: { disbursementId, merchantReference, merchantName } }: { flag: Flag }) => (
  <Link
    className="font-medium hover:underline"
    href={
      disbursementId === null
        ? `/merchants/${encodeURIComponent(merchantReference)}`
        : `/disbursements/${disbursementId}`
    }
  >
    {merchantName}
  </Link>
);

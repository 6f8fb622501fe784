'use client';

import { useEffect, useState } from 'react';
import { elapsedText } from './elapsed-text';

/** `Unknown for 3 min, asked again in 40 s`, counted on while one looks. */
export function UnknownSince({ since, askedAgainAt }: { since: string; askedAgainAt: string | null }) {
  const now = useNow();
  const waitMs = askedAgainAt === null ? null : Date.parse(askedAgainAt) - now;
  return (
    <span suppressHydrationWarning className="tabular-nums">
      Unknown for {elapsedText(now - Date.parse(since))}
      {waitMs === null ? null : waitMs > 0 ? `, asked again in ${elapsedText(waitMs)}` : ', being asked again'}
    </span>
  );
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

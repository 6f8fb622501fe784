'use client';

import { createContext, useCallback, useContext } from 'react';
import type { BusinessClock } from '@/server/sandbox/schema';

const ClockContext = createContext<BusinessClock | null>(null);

/** Holds the clock of a demo for what is below. */
export const BusinessClockProvider = ClockContext.Provider;

/** The clock of a demo, which staff can move; null where there is none. */
export const useBusinessClock = (): BusinessClock | null => useContext(ClockContext);

/** The present instant by which business is done: ahead of the browser's where a demo's clock was moved. */
export function useBusinessNow(): () => Date {
  const aheadMs = (useBusinessClock()?.aheadSeconds ?? 0) * 1_000;
  return useCallback(() => new Date(Date.now() + aheadMs), [aheadMs]);
}

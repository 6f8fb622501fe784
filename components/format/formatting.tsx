'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Formatting, timeZoneCookie } from './locale';

const FormattingContext = createContext<Formatting>({ locale: 'en', timeZone: 'UTC' });

export const useFormatting = (): Formatting => useContext(FormattingContext);

/**
 * Starts with what the server rendered with, so that both agree; then takes the browser's own time zone, and leaves it in
 * a cookie for the next page.
 */
export function FormattingProvider({ locale, timeZone, children }: Formatting & { children: ReactNode }) {
  const [zone, setZone] = useState(timeZone);
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!own || own === timeZone) return;
    setZone(own);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
    document.cookie = `${timeZoneCookie}=${encodeURIComponent(own)}; path=/; max-age=31536000; samesite=lax`;
  }, [timeZone]);
  const formatting = useMemo(() => ({ locale, timeZone: zone }), [locale, zone]);
  return <FormattingContext value={formatting}>{children}</FormattingContext>;
}

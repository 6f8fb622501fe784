import './globals.css';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { ApiProvider } from '@/components/api/trpc';
import { FormattingProvider } from '@/components/format/formatting';
import { localeOf, timeZoneCookie, timeZoneOf } from '@/components/format/locale';
import { themeCookie, themeOf } from '@/components/shell/theme';
import { Toaster } from '@/components/ui/toaster';

export const metadata: Metadata = {
  title: { default: 'Countinghouse', template: '%s · Countinghouse' },
  description: 'What each merchant is owed, and why, to the cent.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [cookieJar, header] = await Promise.all([cookies(), headers()]);
  return (
    <html
      lang="en"
      data-theme={themeOf(cookieJar.get(themeCookie)?.value)}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <body>
        <NuqsAdapter>
          <ApiProvider>
            <FormattingProvider
              locale={localeOf(header.get('accept-language'))}
              timeZone={timeZoneOf(cookieJar.get(timeZoneCookie)?.value)}
            >
              {children}
            </FormattingProvider>
          </ApiProvider>
        </NuqsAdapter>
        <Toaster />
      </body>
    </html>
  );
}

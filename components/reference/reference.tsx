'use client';

import { useEffect, useRef, useState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Skeleton } from '@/components/ui/skeleton';
import { referenceStyle } from './reference-style';

const SOURCE = '/vendor/scalar-api-reference-1.46.4.js';

type Scalar = { createApiReference(element: HTMLElement, configuration: object): { destroy?(): void } };

/** The OpenAPI document for people, with "try it" against this very host. All of it comes from here. */
export function Reference() {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');

  useEffect(() => {
    let shown: ReturnType<Scalar['createApiReference']> | undefined;
    let isGone = false;
    loadScalar().then(
      (scalar) => {
        if (isGone || !place.current) return;
        shown = scalar.createApiReference(place.current, configuration(isDark()));
        setState('shown');
      },
      () => setState('failed'),
    );
    return () => {
      isGone = true;
      shown?.destroy?.();
    };
  }, []);

  return (
    <>
      {state === 'loading' && (
        <div role="status" aria-label="Loading the reference" className="mx-auto max-w-3xl space-y-4 p-8">
          <Skeleton className="h-8 w-64" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-5/6" />
        </div>
      )}
      {state === 'failed' && (
        <div className="mx-auto max-w-3xl p-8">
          <Callout tone="danger" title="The reference could not be loaded">
            Reload the page, or read the OpenAPI document itself.
          </Callout>
        </div>
      )}
      <div ref={place} />
    </>
  );
}

const configuration = (isDarkMode: boolean) => ({
  url: '/api/v1/openapi.json',
  theme: 'none',
  customCss: referenceStyle,
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  // Calls go straight to this host, never by way of anybody's proxy; a key that was typed in is forgotten with the page.
  proxyUrl: '',
  persistAuth: false,
  forceDarkModeState: isDarkMode ? 'dark' : 'light',
  hideDarkModeToggle: true,
  hideClientButton: true,
  showDeveloperTools: 'never',
  documentDownloadType: 'none',
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
  authentication: { preferredSecurityScheme: 'apiKey' },
  defaultOpenFirstTag: true,
});

/** As the page has it: the person's choice, else the system's. */
function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'dark' || chosen === 'light') return chosen === 'dark';
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}

function loadScalar(): Promise<Scalar> {
  const present = () => (window as unknown as { Scalar?: Scalar }).Scalar;
  const found = present();
  if (found) return Promise.resolve(found);
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = SOURCE;
    script.addEventListener('load', () => {
      const loaded = present();
      if (loaded) resolve(loaded);
      else reject(new Error('the script brought nothing'));
    });
    script.addEventListener('error', () => reject(new Error('the script could not be loaded')));
    document.head.append(script);
  });
}

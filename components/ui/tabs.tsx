'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';

export const Tabs = Radix.Root;

export function TabList(props: ComponentProps<typeof Radix.List>) {
  return <Radix.List className="flex gap-5 overflow-x-auto border-b" {...props} />;
}

export function Tab(props: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className="-mb-px whitespace-nowrap border-transparent border-b-2 px-0.5 py-2 text-muted hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
      {...props}
    />
  );
}

export function TabPanel(props: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content className="pt-4" {...props} />;
}

'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { useState } from 'react';
import { type Theme, themeCookie, themeOf } from './theme';

const choices = [
  { theme: 'system', label: 'As the system', icon: Monitor },
  { theme: 'light', label: 'Light', icon: Sun },
  { theme: 'dark', label: 'Dark', icon: Moon },
] as const satisfies { theme: Theme; label: string; icon: unknown }[];

export function ThemeChoice({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  return (
    <ToggleGroup.Root
      type="single"
      value={theme}
      onValueChange={(value) => {
        // Pressing what is chosen gives nothing, and changes nothing.
        if (value === '') return;
        setTheme(themeOf(value));
        show(themeOf(value));
      }}
      aria-label="Colours"
      className="inline-flex rounded-md border p-0.5"
    >
      {choices.map(({ theme: value, label, icon: Icon }) => (
        <ToggleGroup.Item
          key={value}
          value={value}
          aria-label={label}
          title={label}
          className="grid h-6 w-7 place-items-center rounded-sm text-muted hover:text-ink data-[state=on]:bg-subtle data-[state=on]:text-ink max-sm:h-8 max-sm:w-10"
        >
          <Icon aria-hidden className="size-3.5" />
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

function show(theme: Theme) {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
}

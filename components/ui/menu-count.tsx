/** How many things wait behind an entry of the menu, at its end; nothing where none does. */
export function MenuCount({ of, most = 99 }: { of: number; most?: number }) {
  if (of === 0) return null;
  return (
    <span className="pointer-events-none absolute inset-y-0 right-2 my-auto h-4.5 min-w-4.5 rounded-full bg-accent px-1.5 text-center text-on-accent text-xs leading-4.5 tabular-nums">
      {of > most ? `${most}+` : of}
      <span className="sr-only"> {of === 1 ? 'waits' : 'wait'}</span>
    </span>
  );
}
